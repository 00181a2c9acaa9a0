// What the kernel's paths cost. With -icount one tick of the time-stamp counter is one executed instruction, so the
// figures are the same on every machine; the limits are those that the project has set itself.
using System.Globalization;
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class CostTests
{
    private const uint Port = TestSlot.FirstPort;
    private const uint Rounds = 1000;
    private static readonly string[] countInstructions = ["-icount", "shift=0,sleep=off"];

    [Test]
    public void A_void_call_and_reply_from_stub_to_stub_take_at_most_300_instructions()
    {
        var system = new TestSystem { Kernel = KernelVariant.Ordinary };
        uint endpoint = system.Endpoint();
        system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", 100, code =>
            {
                ReserveMessage(code);
                Message(code, SystemCallOperation.Receive, CapabilitySlot.Endpoint);
                code.RepeatForEver(() => Message(code, SystemCallOperation.ReplyReceive, CapabilitySlot.Endpoint));
            });
        system.Component("client")
            .Grant(Port, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint, 1)
            .Thread("control", 90, code =>
            {
                ReserveMessage(code);
                Message(code, SystemCallOperation.Call, Port);
                code.ReadTimestamp();
                code.Assembler.mov(r13, rax);
                code.Repeat(Rounds, () => Message(code, SystemCallOperation.Call, Port));
                code.ReadTimestamp();
                code.Assembler.sub(rax, r13);
                code.LogHex("instructions");
                code.WaitForEver();
            });

        string[] lines = Machine.Run(system, countInstructions).Split('\n');
        ulong total = ulong.Parse(
            lines[Array.IndexOf(lines, "instructions") + 1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        TestContext.Out.WriteLine($"{total / Rounds} instructions for a call and its reply");
        Assert.That(total / Rounds, Is.LessThanOrEqualTo(300));
    }

    private static void ReserveMessage(TestCode code)
    {
        code.Assembler.sub(rsp, 64);
        code.Assembler.mov(rbp, rsp);
    }

    private static void Message(TestCode code, SystemCallOperation operation, uint slot)
    {
        code.Assembler.mov(edi, (uint)operation);
        code.Assembler.mov(esi, slot);
        code.Assembler.mov(rdx, rbp);
        code.CallStub("SystemCallMessage");
    }
}
