// Calls between components.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class MessageTests
{
    private const uint Port = CapabilitySlot.FirstPort;
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
        Assert.That(console, Does.Contain("2 components wait, 0 stopped; powering off"));
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
