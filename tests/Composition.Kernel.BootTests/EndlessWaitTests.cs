// Waits that can never end are reported when nothing else can happen, and the machine ends with a status.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests;

[TestFixture]
public class EndlessWaitTests
{
    private const uint Port = TestSlot.FirstPort;
    private const int Success = 0;
    private const int Stopped = 3;
    private const int EndlessWait = 4;

    [Test]
    public void Components_that_call_each_other_are_reported()
    {
        var system = new TestSystem();
        uint first = system.Endpoint();
        uint second = system.Endpoint();
        AddCaller(system, "left", own: first, other: second);
        AddCaller(system, "right", own: second, other: first);

        Check(
            system,
            EndlessWait,
            "[camkes] CN4201 left waits for ever in thread control: for its call to be taken by right at 0x",
            "[camkes] CN4201 right waits for ever in thread control: for its call to be taken by left at 0x",
            "[camkes] nothing left to do");
    }

    [Test]
    public void A_component_that_calls_itself_is_reported()
    {
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        AddCaller(system, "alone", own: endpoint, other: endpoint);

        Check(
            system,
            EndlessWait,
            "[camkes] CN4201 alone waits for ever in thread control: for its call to be taken by alone at 0x");
    }

    [Test]
    public void A_server_that_never_replies_is_named()
    {
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", 100, code =>
            {
                code.SystemCall(SystemCallOperation.Receive, CapabilitySlot.Endpoint);
                code.WaitForEver();
            });
        system.Component("client")
            .Grant(Port, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint)
            .Thread("control", 90, code => code.SystemCall(SystemCallOperation.Call, Port));

        Check(
            system,
            EndlessWait,
            "[camkes] CN4201 client waits for ever in thread control: for a reply of server at 0x");
    }

    [Test]
    public void A_wait_for_a_signal_that_nobody_sends_is_reported()
    {
        var system = new TestSystem();
        system.Component("consumer").Thread("control", 100, code =>
            code.SystemCall(SystemCallOperation.Wait, TestSlot.ControlNotification, ulong.MaxValue, 0x10));

        Check(
            system,
            EndlessWait,
            "[camkes] CN4201 consumer waits for ever in thread control: for a signal that nothing can send any more");
    }

    [Test]
    public void Without_a_reporter_the_kernel_prints_numbers()
    {
        var system = new TestSystem { HasReporter = false };
        uint endpoint = system.Endpoint();
        AddCaller(system, "alone", own: endpoint, other: endpoint);

        Check(system, EndlessWait, "[camkes] CN4201 component 0x0 thread 0x0 source 0x4 number 0x0 detail 0x0");
    }

    [Test]
    public void Servers_and_programs_that_have_ended_are_a_good_end()
    {
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", 100, code =>
                code.SystemCall(SystemCallOperation.Receive, CapabilitySlot.Endpoint));
        system.Component("done").Thread("control", 90, code => code.WaitForEver());

        Assert.That(Check(system, Success, "[camkes] nothing left to do"), Does.Not.Contain("CN4201"));
    }

    [Test]
    public void A_stopped_component_gives_the_status()
    {
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        AddCaller(system, "alone", own: endpoint, other: endpoint);
        system.Component("bad").Thread("control", 100, code => code.Assembler.ud2());

        Check(system, Stopped, "[camkes] CN4006 bad stopped", "[camkes] CN4201 alone waits for ever");
    }

    private static void AddCaller(TestSystem system, string name, uint own, uint other) => system.Component(name)
        .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, own)
        .Grant(Port, CapabilityKind.Endpoint, CapabilityRights.Send, other)
        .Thread("control", 90, code => code.SystemCall(SystemCallOperation.Call, Port));

    private static string Check(TestSystem system, int status, params IReadOnlyList<string> lines)
    {
        string console = Machine.Run(
            system, out int emulatorStatus, ["-device", "isa-debug-exit,iobase=0xf4,iosize=4"]);

        // The device ends QEMU with twice the value and one; a good end is that of ACPI.
        Assert.That(emulatorStatus, Is.EqualTo(status == Success ? 0 : (status * 2) + 1));
        foreach (string line in lines)
        {
            Assert.That(console, Does.Contain(line));
        }

        return console;
    }
}
