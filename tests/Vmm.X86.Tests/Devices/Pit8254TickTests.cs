// Ticks of the interval timer when the guest is late: none is lost, and they do not come all at once.
using CamkesNet.Vmm.Devices.Pit;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Pit8254TickTests
{
    private readonly PitBench bench = new();

    [Test]
    public void Periods_too_short_to_be_served_are_merged()
    {
        bench.Program(0, 0x34, 2);
        bench.Clock.Timestamp = bench.Pit.NextDeadline;
        bench.Pit.Expire(bench.Clock.Timestamp);
        Assert.That(bench.Pit.NextDeadline - bench.Clock.Timestamp, Is.EqualTo(TimerLimits.ShortestPeriod(bench.Clock)));
    }

    [Test]
    public void Ticks_that_fell_due_while_the_guest_was_not_run_are_made_up_for()
    {
        bench.Program(0, 0x34, PitBench.Period);
        bench.OversleepPeriods(50);
        Assert.That(bench.Irq.Rises, Is.EqualTo(1), "one edge at a time");
        bench.Ticks(60 * PitBench.Period);
        Assert.That(bench.Irq.Rises, Is.EqualTo(110));
        bench.Ticks(10 * PitBench.Period);
        Assert.That(bench.Irq.Rises, Is.EqualTo(120), "and no more than those");
    }

    [Test]
    public void A_tick_waits_until_the_last_one_has_been_taken()
    {
        bench.Program(0, 0x34, PitBench.Period);
        bench.Irq.HoldsEdges = true;
        bench.Ticks(20 * PitBench.Period);
        Assert.That(bench.Irq.Rises, Is.Zero);
        bench.Irq.HoldsEdges = false;
        bench.Ticks(30 * PitBench.Period);
        Assert.That(bench.Irq.Rises, Is.EqualTo(50));
    }

    [Test]
    public void Reading_the_count_loses_no_tick()
    {
        bench.Program(0, 0x34, PitBench.Period);
        for (int i = 0; i < 1000; i++)
        {
            bench.Ticks(1193);
            bench.Out(0x43, 0x00);
            bench.In(0x40);
            bench.In(0x40);
        }

        Assert.That(bench.Irq.Rises, Is.EqualTo(1000 * 1193 / PitBench.Period));
    }

    [Test]
    public void Reading_the_count_does_not_put_the_making_up_off()
    {
        bench.Program(0, 0x34, PitBench.Period);
        bench.OversleepPeriods(50);
        for (int i = 0; i < 600; i++)
        {
            bench.Ticks(1193);
            bench.Out(0x43, 0x00);
            bench.In(0x40);
            bench.In(0x40);
        }

        Assert.That(bench.Irq.Rises, Is.EqualTo(50 + (600 * 1193 / PitBench.Period)));
    }

    [Test]
    public void A_timer_that_is_programmed_anew_owes_nothing()
    {
        bench.Program(0, 0x34, PitBench.Period);
        bench.OversleepPeriods(50);
        bench.Program(0, 0x34, PitBench.Period);
        bench.Ticks(10 * PitBench.Period);
        Assert.That(bench.Irq.Rises, Is.EqualTo(11));
    }

    [Test]
    public void Ticks_older_than_a_minute_are_forgotten()
    {
        bench.Program(0, 0x34, PitBench.Period);
        bench.OversleepPeriods(1_000_000);
        bench.Ticks(20_000 * PitBench.Period);
        Assert.That(bench.Irq.Rises, Is.EqualTo(20_000 + (60 * Pit8254.Frequency / PitBench.Period)).Within(1));
    }
}
