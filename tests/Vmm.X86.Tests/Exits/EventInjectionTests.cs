// What an entry injects: interrupts, non-maskable ones, exceptions, and what an exit has cut short.
using CamkesNet.Abi;

namespace CamkesNet.Tests.Exits;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EventInjectionTests : ExitFixture
{
    [Test]
    public void A_timer_interrupt_is_injected_when_the_guest_takes_interrupts()
    {
        StartTscDeadlineTimer(10_000);
        Bench.Exit(VcpuExitReason.Pause);
        Bench.Vcpu.Timestamp = Bench.State.Deadline;
        Bench.Exit(VcpuExitReason.DeadlineReached);

        // Interrupts are disabled: an exit is asked for instead.
        Assert.That(Bench.NextInjection(), Is.Zero);
        Assert.That(Bench.State.InterruptWindowRequested, Is.EqualTo(1u));
        Bench.EnableInterrupts();
        Bench.Exit(VcpuExitReason.InterruptWindow);
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x40));
        Assert.That(Bench.State.InterruptWindowRequested, Is.Zero);
        Assert.That(Bench.Processor.Counters.Interrupts, Is.EqualTo(1UL));
        Assert.That(Bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void A_deadline_that_comes_before_the_entry_counts_though_no_exit_is_stamped()
    {
        StartTscDeadlineTimer(10_000);
        Bench.EnableInterrupts();
        Bench.Exit(VcpuExitReason.Pause);
        Bench.Vcpu.StampsExits = false;
        Bench.Vcpu.Timestamp = Bench.State.Deadline;
        Bench.Exit(VcpuExitReason.DeadlineReached);
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x40));
    }

    [Test]
    public void A_second_NMI_waits_until_the_guest_has_handled_the_first()
    {
        Bench.State.NonMaskableBlocked = 1;
        Bench.Processor.Interrupts.SignalNmi();
        Bench.Out(0x80, 0);
        Assert.That(Bench.NextInjection(), Is.Zero, "blocked");
        Bench.State.NonMaskableBlocked = 0;
        Bench.Exit(VcpuExitReason.InterruptWindow);
        Assert.That(Bench.NextInjection(), Is.EqualTo(0x8000_0202UL));
    }

    [Test]
    public void An_interrupt_whose_delivery_was_cut_short_is_injected_again()
    {
        Bench.Exit(VcpuExitReason.Pause, 0, (ref VcpuState state) =>
        {
            state.InterruptedEvent = ExternalInterrupt | 0x55;
            return VcpuExitReason.Pause;
        });
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x55));
        Assert.That(Bench.NextInjection(), Is.Zero);
    }

    [TestCase(SoftwareInterrupt | 0x80)]
    [TestCase(Exception | 3)]
    public void A_software_event_that_was_cut_short_is_left_to_its_instruction(ulong interrupted)
    {
        Bench.Exit(VcpuExitReason.Pause, 0, (ref VcpuState state) =>
        {
            state.InterruptedEvent = interrupted;
            return VcpuExitReason.Pause;
        });
        Assert.That(Bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void An_exception_that_the_kernel_intercepts_reaches_the_guest()
    {
        Bench.Exit(VcpuExitReason.Exception, 0, (ref VcpuState state) =>
        {
            state.ExceptionVector = 17;
            state.ExceptionErrorCode = 0;
            return VcpuExitReason.Exception;
        });
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExceptionWithCode | 17));
    }

    [Test]
    public void Single_stepping_over_an_emulated_instruction_traps()
    {
        Bench.State.Rflags |= 1 << 8;
        Bench.Exit(VcpuExitReason.Cpuid);
        Assert.That(Bench.State.Dr6 & (1 << 14), Is.Not.Zero);
        Assert.That(Bench.NextInjection(), Is.EqualTo(Exception | 1));
    }
}
