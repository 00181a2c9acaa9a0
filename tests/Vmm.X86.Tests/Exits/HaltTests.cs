// HLT: how long the monitor waits, and what wakes the guest.
using CamkesNet.Abi;

namespace CamkesNet.Tests.Exits;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HaltTests : ExitFixture
{
    [Test]
    public void HLT_waits_until_the_timers_deadline_and_wakes_with_its_interrupt()
    {
        StartTscDeadlineTimer(10_000);
        Bench.EnableInterrupts();
        ulong before = Bench.Vcpu.Timestamp;
        Assert.That(Bench.Exit(VcpuExitReason.Halt), Is.True);

        Assert.That(Bench.Vcpu.Waits, Has.Count.EqualTo(1));
        Assert.That(Bench.Vcpu.Waits[0], Is.GreaterThan(before).And.LessThanOrEqualTo(before + 10_000));
        Assert.That(Bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry + (2 * StartSteps) + 2));
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x40));
        Assert.That(Bench.Events, Does.Contain("idle"));
    }

    [Test]
    public void HLT_after_STI_takes_an_interrupt_that_is_pending_already()
    {
        StartTscDeadlineTimer(1);
        Bench.Vcpu.Timestamp += 100;
        Bench.Exit(VcpuExitReason.Pause);
        Bench.EnableInterrupts();
        Bench.State.Interruptible = 0;
        Bench.State.InterruptShadow = 1;

        Bench.Exit(VcpuExitReason.Halt);
        Assert.That(Bench.Vcpu.Waits, Is.Empty);
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x40));
    }

    [Test]
    public void HLT_with_interrupts_disabled_says_so_once_and_waits_for_ever()
    {
        int waits = 0;
        Bench.Vcpu.OnWait = () =>
        {
            if (++waits == 3)
            {
                Bench.Processor.Interrupts.SignalNmi();
            }

            return true;
        };
        Assert.That(Bench.Exit(VcpuExitReason.Halt), Is.True);
        Assert.That(Bench.Events.Count(name => name == "halted"), Is.EqualTo(1));
        Assert.That(Bench.Vcpu.Waits[0], Is.EqualTo(ulong.MaxValue));
        Assert.That(Bench.NextInjection(), Is.EqualTo(0x8000_0202UL), "the non-maskable interrupt");
    }

    [Test]
    public void Input_that_arrives_during_HLT_wakes_the_guest()
    {
        EnableSerialInterrupt();
        Bench.EnableInterrupts();
        Bench.Vcpu.OnWait = () => Bench.Machine.Devices.Serial.TryReceive((byte)'x');
        Bench.Exit(VcpuExitReason.Halt);
        Assert.That(Bench.Events, Does.Contain("notified"));
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x34), "IRQ 4 of the 8259 pair at base 0x30");
    }
}
