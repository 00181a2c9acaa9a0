// The effects on components that depend on one that is stopped, suspended or restarted.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class SupervisionTests
{
    private const uint CallSlot = TestSlot.FirstPort;
    private const uint ControlSlot = TestSlot.FirstPort + 1;
    private const ulong CounterAddress = UserAddressSpace.RegionArea;
    private const ulong SupervisorBadge = 0x40;

    [Test]
    public void Callers_of_a_server_that_dies_are_told()
    {
        TestSystem system = WithServer(out uint endpoint, out _);
        system.Component("client")
            .Grant(CallSlot, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint)
            .Thread("control", 90, code =>
            {
                Count(code, expected: 1);
                MakeItFail(code);
                code.Expect((ulong)CallStatus.ServerDied, "notified during the call", "status");
                MakeItFail(code);
                code.Expect((ulong)CallStatus.ServerDied, "notified before the call", "status");
                code.WaitForEver();
            });
        AddClient(system, endpoint, "second");
        AddClient(system, endpoint, "third");

        string console = Machine.Run(system);

        Assert.That(console, Does.Contain("CN4001 server stopped: NullReference"));
        Assert.That(console, Does.Contain("notified during the call\n"));
        Assert.That(console, Does.Contain("notified before the call\n"));
        Assert.That(console, Does.Contain("second was notified\n"));
        Assert.That(console, Does.Contain("third was notified\n"));
    }

    [Test]
    public void A_supervisor_restarts_a_component_to_its_first_state()
    {
        TestSystem system = WithServer(out uint endpoint, out TestComponent server);
        TestComponent supervisor = system.Component("supervisor");
        server.Supervisor = (
            supervisor.Capabilities[TestSlot.ControlNotification].Object, SupervisorBadge);
        supervisor
            .Grant(CallSlot, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint)
            .Grant(ControlSlot, CapabilityKind.Control, CapabilityRights.Control, system.IndexOf(server))
            .Thread("control", 90, code =>
            {
                Count(code, expected: 1);
                Count(code, expected: 2);
                MakeItFail(code);
                code.SystemCall(SystemCallOperation.Wait, TestSlot.ControlNotification, ulong.MaxValue);
                code.Expect(SupervisorBadge, "supervisor was signalled", "badge");
                Control(code, ControlRequest.Status);
                code.Expect(2, "it is stopped", "status");
                Control(code, ControlRequest.Restart);
                Control(code, ControlRequest.Status);
                code.Expect(0, "it runs", "status");
                Count(code, expected: 1);
                code.SystemCall(SystemCallOperation.Poll, TestSlot.ControlNotification);
                code.Expect(0, "a restart is no fault", "badge");
                code.WaitForEver();
            });

        string console = Machine.Run(system);

        Assert.That(console, Does.Contain(
            "supervisor was signalled\nit is stopped\nit runs\ncount is 1\na restart is no fault\n"));
    }

    [Test]
    public void A_suspended_component_answers_when_it_is_resumed()
    {
        TestSystem system = WithServer(out uint endpoint, out TestComponent server);
        system.Component("supervisor")
            .Grant(ControlSlot, CapabilityKind.Control, CapabilityRights.Control, system.IndexOf(server))
            .Thread("control", 200, code =>
            {
                Control(code, ControlRequest.Suspend);
                Control(code, ControlRequest.Status);
                code.Expect(1, "it is suspended", "status");
                code.WaitForTicks(20_000_000);
                code.Log("resuming");
                Control(code, ControlRequest.Resume);
                code.WaitForEver();
            });
        system.Component("client")
            .Grant(CallSlot, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint)
            .Thread("control", 90, code =>
            {
                code.Log("calling");
                Count(code, expected: 1);
                code.WaitForEver();
            });

        string console = Machine.Run(system);

        Assert.That(console, Does.Contain("it is suspended\ncalling\nresuming\ncount is 1\n"));
    }

    /// <summary>
    /// A server that counts its calls in private memory, and dereferences null for a call with label 1.
    /// </summary>
    private static TestSystem WithServer(out uint endpoint, out TestComponent server)
    {
        var system = new TestSystem();
        endpoint = system.Endpoint();
        server = system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", 100, code =>
            {
                code.SystemCall(SystemCallOperation.Receive, CapabilitySlot.Endpoint);
                code.RepeatForEver(() =>
                {
                    Iced.Intel.Label serve = code.Assembler.CreateLabel();
                    code.Assembler.shr(rsi, MessageTag.LabelShift);
                    code.Assembler.je(serve);
                    code.Assembler.mov(rax, __qword_ptr[0]);
                    code.Assembler.Label(ref serve);
                    code.Assembler.mov(rcx, CounterAddress);
                    code.Assembler.inc(__qword_ptr[rcx]);
                    code.Assembler.mov(rdx, __qword_ptr[rcx]);
                    code.Assembler.mov(esi, 1);
                    code.Enter(SystemCallOperation.ReplyReceive, CapabilitySlot.Endpoint);
                });
            });
        server.Regions.Add((CounterAddress, system.Region(0x1000), MappingRights.Read | MappingRights.Write));
        return system;
    }

    /// <summary>Another client of the same server.</summary>
    private static void AddClient(TestSystem system, uint endpoint, string name) => system.Component(name)
        .Grant(CallSlot, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint)
        .Thread("control", 20, code =>
        {
            MakeItFail(code);
            code.Expect((ulong)CallStatus.ServerDied, $"{name} was notified", "status");
            code.WaitForEver();
        });

    private static void Count(TestCode code, ulong expected)
    {
        code.SystemCall(SystemCallOperation.Call, CallSlot);
        code.Assembler.mov(rax, rdx);
        code.Expect(expected, $"count is {expected}", "count");
    }

    private static void MakeItFail(TestCode code) =>
        code.SystemCall(SystemCallOperation.Call, CallSlot, MessageTag.Make(1, 0));

    private static void Control(TestCode code, ControlRequest request) =>
        code.SystemCall(SystemCallOperation.Control, ControlSlot, (ulong)request);
}
