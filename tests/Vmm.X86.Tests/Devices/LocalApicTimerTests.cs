// The local APIC's timer: one-shot, periodic and by TSC deadline.
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LocalApicTimerTests
{
    private const uint DivideBy1 = 0xB;
    private const uint DivideBy16 = 0x3;
    private const uint Periodic = 1 << 17;
    private const uint TscDeadline = 2 << 17;
    private const uint Masked = 1 << 16;

    private readonly ApicBench bench = new();

    [Test]
    public void A_one_shot_fires_once_when_its_count_is_over()
    {
        Arm(0x20, DivideBy16, 1000);
        Assert.That(Fires(15_999), Is.False);
        Assert.That(bench.Read(0x390), Is.EqualTo(1u));
        Assert.That(Fires(2), Is.True, "the clock of the test rounds down");
        Assert.That(bench.Read(0x390), Is.Zero);
        Assert.That(bench.Apic.NextDeadline, Is.EqualTo(DeadlineSet.Never));
    }

    [TestCase(0x0u, 2)]
    [TestCase(0x1u, 4)]
    [TestCase(0x2u, 8)]
    [TestCase(0x3u, 16)]
    [TestCase(0x8u, 32)]
    [TestCase(0x9u, 64)]
    [TestCase(0xAu, 128)]
    [TestCase(0xBu, 1)]
    public void The_divide_register_divides(uint divide, int by)
    {
        Arm(Masked, divide, 1_000_000);
        bench.Clock.AdvanceNanoseconds(64_000);
        Assert.That(bench.Read(0x390), Is.EqualTo(1_000_000u - 64_000u / (uint)by));
    }

    [Test]
    public void A_periodic_timer_fires_again_and_again_without_drifting()
    {
        Arm(0x20 | Periodic, DivideBy1, 1_000_003);
        ulong start = bench.Clock.Timestamp;
        for (ulong i = 1; i <= 100; i++)
        {
            ulong exact = start + (i * 1_000_003 * ManualClock.DefaultFrequency + 999_999_999) / 1_000_000_000;
            Assert.That(bench.Apic.NextDeadline, Is.EqualTo(exact).Within(2ul), $"period {i}");
            bench.Clock.Timestamp = bench.Apic.NextDeadline;
            Assert.That(Fires(0), Is.True);
            bench.Apic.Acknowledge();
            bench.Write(0xB0, 0);
        }
    }

    [Test]
    public void Periods_that_were_missed_are_merged_and_the_phase_is_kept()
    {
        Arm(0x20 | Periodic, DivideBy1, 1_000_000);
        Assert.That(Fires(10_250_000), Is.True);
        Assert.That(bench.Read(0x390), Is.EqualTo(750_000u));
        bench.Apic.Acknowledge();
        bench.Write(0xB0, 0);
        Assert.That(Fires(749_000), Is.False);
        Assert.That(Fires(1_000), Is.True);
    }

    [Test]
    public void The_shortest_period_does_not_keep_the_guest_from_running()
    {
        Arm(0x20 | Periodic, DivideBy1, 1);
        Assert.That(Fires(10), Is.True);
        Assert.That(
            bench.Apic.NextDeadline - bench.Clock.Timestamp,
            Is.EqualTo(TimerLimits.ShortestPeriod(bench.Clock)));
    }

    [Test]
    public void A_masked_timer_counts_but_wakes_nobody_and_its_expiry_is_lost()
    {
        Arm(0x20 | Masked, DivideBy1, 1000);
        Assert.That(bench.Apic.NextDeadline, Is.EqualTo(DeadlineSet.Never));
        bench.Clock.AdvanceNanoseconds(2000);
        bench.Write(0x320, 0x20);
        Assert.That(bench.Apic.PendingVector, Is.EqualTo(-1));
        Assert.That(bench.Apic.NextDeadline, Is.EqualTo(DeadlineSet.Never));
    }

    [Test]
    public void Writing_0_to_the_initial_count_stops_the_timer()
    {
        Arm(0x20 | Periodic, DivideBy1, 1000);
        bench.Write(0x380, 0);
        Assert.That(bench.Apic.NextDeadline, Is.EqualTo(DeadlineSet.Never));
        Assert.That(bench.Read(0x390), Is.Zero);
    }

    [Test]
    public void A_changed_divisor_goes_on_from_the_count_that_was_reached()
    {
        Arm(0x20, DivideBy1, 1000);
        bench.Clock.AdvanceNanoseconds(600);
        bench.Write(0x3E0, DivideBy16);
        Assert.That(bench.Read(0x390), Is.EqualTo(400u));
        Assert.That(Fires(6000), Is.False);
        Assert.That(Fires(400), Is.True);
    }

    [Test]
    public void Linux_arms_the_tsc_deadline_again_and_again()
    {
        bench.EnterX2Apic();
        bench.WriteMsr(0x832, TscDeadline | 0xEC);
        for (int i = 0; i < 3; i++)
        {
            ulong deadline = bench.Clock.Timestamp + 1_000_000;
            bench.WriteMsr(0x6E0, deadline);
            Assert.That(bench.ReadMsr(0x6E0), Is.EqualTo(deadline));
            Assert.That(bench.Apic.NextDeadline, Is.EqualTo(deadline));
            bench.Clock.Timestamp = deadline;
            Assert.That(Fires(0), Is.True);
            Assert.That(bench.ReadMsr(0x6E0), Is.Zero, "the deadline is gone once it fired");
            Assert.That(bench.Apic.Acknowledge(), Is.EqualTo(0xEC));
            bench.WriteMsr(0x80B, 0);
        }
    }

    [Test]
    public void A_deadline_in_the_past_fires_at_once()
    {
        bench.Write(0x320, TscDeadline | 0x20);
        bench.WriteMsr(0x6E0, 1);
        Assert.That(Fires(0), Is.True);
    }

    [Test]
    public void Writing_0_disarms_the_deadline()
    {
        bench.Write(0x320, TscDeadline | 0x20);
        bench.WriteMsr(0x6E0, bench.Clock.Timestamp + 100);
        bench.WriteMsr(0x6E0, 0);
        Assert.That(bench.Apic.NextDeadline, Is.EqualTo(DeadlineSet.Never));
    }

    [Test]
    public void Outside_its_mode_the_deadline_register_reads_0_and_ignores_writes()
    {
        bench.WriteMsr(0x6E0, bench.Clock.Timestamp + 100);
        Assert.That(bench.ReadMsr(0x6E0), Is.Zero);
        Assert.That(bench.Apic.NextDeadline, Is.EqualTo(DeadlineSet.Never));
        bench.Write(0x320, TscDeadline | 0x20);
        bench.Write(0x380, 1000);
        Assert.That(bench.Read(0x390), Is.Zero, "and the count does not run in deadline mode");
    }

    [Test]
    public void Changing_between_count_and_deadline_disarms_the_timer()
    {
        Arm(0x20, DivideBy1, 1000);
        bench.Write(0x320, TscDeadline | 0x20);
        Assert.That(bench.Apic.NextDeadline, Is.EqualTo(DeadlineSet.Never));
        bench.WriteMsr(0x6E0, bench.Clock.Timestamp + 100);
        bench.Write(0x320, 0x20);
        Assert.That(bench.Apic.NextDeadline, Is.EqualTo(DeadlineSet.Never));
    }

    private void Arm(uint lvt, uint divide, uint count)
    {
        bench.Write(0x320, lvt);
        bench.Write(0x3E0, divide);
        bench.Write(0x380, count);
    }

    private bool Fires(ulong afterNanoseconds)
    {
        bench.Clock.AdvanceNanoseconds(afterNanoseconds);
        bench.Apic.Expire(bench.Clock.Timestamp);
        return bench.Apic.PendingVector >= 0;
    }
}
