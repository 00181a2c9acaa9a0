// Calls between components.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class MessageTests
{
    private const uint Port = TestSlot.FirstPort;
    private const ulong Badge = 0x3_0007;

    [Test]
    public void A_call_reaches_the_server_and_its_reply_comes_back()
    {
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", 100, code => Serve(code, () =>
            {
                code.Assembler.cmp(rax, (int)Badge);
                code.Assembler.cmove(rdx, r10);
                code.Assembler.add(rdx, r8);
            }));
        system.Component("client")
            .Grant(Port, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint, Badge)
            .Thread("control", 90, code =>
            {
                code.SystemCall(SystemCallOperation.Call, Port, MessageTag.Make(5, 4), 1, 20, 3, 400);
                code.Assembler.mov(r14, rdx);
                code.Expect((ulong)CallStatus.Replied, "replied", "status");
                code.Assembler.mov(rax, r14);
                code.Expect(420, "sum is right", "sum");
                code.WaitForEver();
            });

        string console = Machine.Run(system);

        Assert.That(console, Does.Contain("replied\nsum is right\n"));
        Assert.That(console, Does.Contain("waiting: 2, stopped: 0"));
    }

    [Test]
    public void A_long_message_arrives_in_the_servers_buffer_and_its_long_reply_in_the_clients()
    {
        const int Last = MessageTag.MaximumWords - 1;
        const ulong Buffer = UserAddressSpace.ThreadArea + UserAddressSpace.IpcBufferOffset;
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", 100, code => Serve(code, () =>
            {
                code.Assembler.mov(rbx, Buffer);
                code.Assembler.add(__qword_ptr[rbx + (4 * sizeof(ulong))], 1);
                code.Assembler.add(__qword_ptr[rbx + (Last * sizeof(ulong))], 2);
            }));
        system.Component("client")
            .Grant(Port, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint, Badge)
            .Thread("control", 90, code =>
            {
                code.Assembler.mov(rbx, Buffer);
                code.Assembler.mov(__qword_ptr[rbx + (4 * sizeof(ulong))], 40);
                code.Assembler.mov(__qword_ptr[rbx + (Last * sizeof(ulong))], 50);
                code.SystemCall(SystemCallOperation.Call, Port, MessageTag.Make(0, MessageTag.MaximumWords));
                code.Assembler.mov(rax, __qword_ptr[rbx + (4 * sizeof(ulong))]);
                code.Expect(41, "first word beyond the registers", "word 4");
                code.Assembler.mov(rax, __qword_ptr[rbx + (Last * sizeof(ulong))]);
                code.Expect(52, "last word", "word 511");
                code.SystemCall(SystemCallOperation.Call, Port, MessageTag.Make(0, MessageTag.MaximumWords + 1));
            });

        string console = Machine.Run(system);

        Assert.That(console, Does.Contain("first word beyond the registers\nlast word\n"));
        Assert.That(
            console, Does.Contain("CN4012 client stopped: InvalidArgument in thread control: system call Call"));
    }

    [Test]
    public void Callers_of_a_busy_server_are_served_by_priority_and_then_in_the_order_in_which_they_came()
    {
        // They come in the order of the list, each when the one before it waits; the server begins when all wait.
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", 10, code => Serve(code, () => code.Assembler.mov(rdx, rax)));
        foreach ((string name, byte priority, int delay) in new (string, byte, int)[]
            { ("third", 70, 0), ("fourth", 70, 10_000_000), ("second", 80, 20_000_000), ("first", 90, 30_000_000) })
        {
            system.Component(name)
                .Grant(Port, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint, priority)
                .Thread("control", priority, code =>
                {
                    code.WaitForTicks(delay);
                    code.SystemCall(SystemCallOperation.Call, Port, MessageTag.Make(0, 1));
                    code.Assembler.mov(rax, rdx);
                    code.Expect(priority, $"{name} has its answer", "badge");
                    code.WaitForEver();
                });
        }

        system.Component("busy").Thread("control", 20, code =>
        {
            Label again = code.Assembler.CreateLabel();
            code.Assembler.mov(r12d, 100_000_000);
            code.Assembler.Label(ref again);
            code.Assembler.dec(r12d);
            code.Assembler.jne(again);
            code.WaitForEver();
        });

        Assert.That(
            Machine.Run(system, "-icount", "shift=0,sleep=off"),
            Does.Contain(
                "first has its answer\nsecond has its answer\nthird has its answer\nfourth has its answer\n"));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void Only_the_words_of_a_message_and_of_its_reply_travel(int words)
    {
        AssemblerRegister64[] registers = [rdx, r8, r9, r10];
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        void CountMarked(TestCode code, int mark)
        {
            code.Assembler.mov(r14d, 0);
            foreach (AssemblerRegister64 register in registers)
            {
                Label other = code.Assembler.CreateLabel();
                code.Assembler.cmp(register, mark);
                code.Assembler.jne(other);
                code.Assembler.inc(r14);
                code.Assembler.Label(ref other);
                code.Assembler.nop();
            }

            code.Assembler.mov(rax, r14);
        }

        system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", 100, code => Serve(code, () =>
            {
                CountMarked(code, 0x5EC);
                code.LogHex("the server has");
                code.Assembler.mov(rsi, MessageTag.Make(0, words));
                foreach (AssemblerRegister64 register in registers)
                {
                    code.Assembler.mov(register, 0xABC);
                }
            }));
        system.Component("client")
            .Grant(Port, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint, Badge)
            .Thread("control", 90, code =>
            {
                code.SystemCall(
                    SystemCallOperation.Call, Port, MessageTag.Make(0, words), 0x5EC, 0x5EC, 0x5EC, 0x5EC);
                CountMarked(code, 0xABC);
                code.LogHex("the client has");
                code.WaitForEver();
            });

        Assert.That(
            Machine.Run(system), Does.Contain($"the server has\n{words:X16}\nthe client has\n{words:X16}\n"));
    }

    /// <summary>Receives, and for each message runs the body and replies with the registers as they are.</summary>
    private static void Serve(TestCode code, Action body)
    {
        code.SystemCall(SystemCallOperation.Receive, CapabilitySlot.Endpoint);
        code.RepeatForEver(() =>
        {
            body();
            code.Enter(SystemCallOperation.ReplyReceive, CapabilitySlot.Endpoint);
        });
    }
}
