// The component that says faults in words, and what the kernel prints when there is none that could.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class ReporterTests
{
    private const uint ControlSlot = TestSlot.FirstPort;

    private const string Numbers =
        @"\[camkes\] CN4001 component 0x{0} thread 0x{0} source 0x0 number 0xe detail 0x4 address 0x8 at 0x[0-9a-f]+\n";

    [Test]
    public void Without_a_reporter_the_kernel_prints_numbers()
    {
        var system = new TestSystem { HasReporter = false };
        system.Component("bad").Thread("control", 100, DereferenceNull);

        string console = Machine.Run(system);

        Assert.That(console, Does.Match(string.Format(Numbers, 0)));
        Assert.That(console, Does.Contain("waiting: 0, stopped: 1"));
    }

    [Test]
    public void While_the_reporter_is_suspended_the_kernel_prints_numbers()
    {
        string console = RunAfter(ControlRequest.Suspend);

        Assert.That(console, Does.Match(string.Format(Numbers, 1)));
        Assert.That(console, Does.Not.Contain("NullReference"));
    }

    [Test]
    public void A_restarted_reporter_reports_in_words_again()
    {
        Assert.That(
            RunAfter(ControlRequest.Restart),
            Does.Contain("CN4001 bad stopped: NullReference in thread control: read of 0x0000000000000008 at 0x"));
    }

    [Test]
    public void A_reporter_that_faults_is_reported_in_numbers_and_so_is_what_it_was_writing()
    {
        var system = new TestSystem();
        system.Component("bad").Thread("control", 100, DereferenceNull);
        system.Component("next").Thread("control", 50, code => code.Assembler.ud2());
        system.OwnReporter = system.Component("reporter").Thread("control", 255, code =>
        {
            code.SystemCall(SystemCallOperation.Wait, TestSlot.ControlNotification, ulong.MaxValue);
            code.Log("reporter: signalled");
            code.Assembler.ud2();
        });

        string console = Machine.Run(system);

        Assert.That(
            console,
            Does.Match(
                "reporter: signalled\n" + string.Format(Numbers, 0)
                + @"\[camkes\] CN4006 component 0x2 thread 0x2 source 0x0 number 0x6 .*\n"
                + @"\[camkes\] CN4006 component 0x1 thread 0x1 source 0x0 number 0x6 "));
        Assert.That(console, Does.Contain("waiting: 0, stopped: 3"));
    }

    [Test]
    public void Faults_are_reported_in_quiet_mode()
    {
        var system = new TestSystem();
        system.Component("bad").Thread("control", 100, code =>
        {
            code.Log("what components say is not");
            DereferenceNull(code);
        });

        string console = Machine.Run(system, "-append", "camkes.log=quiet");

        Assert.That(console, Does.Contain("CN4001 bad stopped: NullReference in thread control: "));
        Assert.That(console, Does.Not.Contain("what components say"));
    }

    [Test]
    public void A_report_comes_before_what_a_thread_of_the_highest_priority_does_next()
    {
        var system = new TestSystem();
        uint done = system.Notification();
        TestComponent bad = system.Component("bad");
        TestComponent supervisor = system.Component("supervisor");
        bad.Supervisor = (done, 1);
        bad.Thread("control", 255, DereferenceNull);
        supervisor
            .Grant(TestSlot.FirstPort, CapabilityKind.Notification, CapabilityRights.Receive, done)
            .Thread("control", 255, code =>
            {
                code.SystemCall(SystemCallOperation.Wait, TestSlot.FirstPort, ulong.MaxValue);
                code.Log("supervisor: it stopped");
                code.WaitForEver();
            });

        string console = Machine.Run(system);

        Assert.That(
            console, Does.Match(@"CN4001 bad stopped: .*\n(\[camkes\]   called from .*\n)*supervisor: it stopped"));
    }

    /// <summary>The console of a system in which the reporter is controlled before a component faults.</summary>
    private static string RunAfter(ControlRequest request)
    {
        var system = new TestSystem();
        TestComponent operation = system.Component("operator");
        system.Component("bad").Thread("control", 100, DereferenceNull);
        operation
            .Grant(ControlSlot, CapabilityKind.Control, CapabilityRights.Control, system.ReporterIndex)
            .Thread("control", 200, code =>
            {
                code.SystemCall(SystemCallOperation.Control, ControlSlot, (ulong)request);
                code.WaitForEver();
            });
        return Machine.Run(system);
    }

    private static void DereferenceNull(TestCode code) => code.Assembler.mov(rax, __qword_ptr[8]);
}
