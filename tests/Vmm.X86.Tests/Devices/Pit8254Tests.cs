// The interval timer: its modes, its commands, and the ways in which Linux uses it.
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Pit8254Tests
{
    private readonly PitBench bench = new();

    [Test]
    public void The_timer_does_nothing_until_it_is_programmed()
    {
        bench.Ticks(1_000_000);
        Assert.That((bench.Irq.Rises, bench.Pit.NextDeadline), Is.EqualTo((0, DeadlineSet.Never)));
    }

    [TestCase(0x34, TestName = "rate generator")]
    [TestCase(0x36, TestName = "square wave")]
    [TestCase(0x3C, TestName = "rate generator, with the bit that does not count")]
    public void Periodic_modes_interrupt_once_each_period(int control)
    {
        bench.Program(0, control, 4773);
        bench.Ticks(4772);
        Assert.That(bench.Irq.Rises, Is.Zero);
        bench.Ticks(1);
        Assert.That(bench.Irq.Rises, Is.EqualTo(1));
        for (int i = 0; i < 99; i++)
        {
            bench.Ticks(4773);
        }

        Assert.That(bench.Irq.Rises, Is.EqualTo(100));
    }

    [Test]
    public void Terminal_count_interrupts_once()
    {
        bench.Program(0, 0x30, 1000);
        bench.Ticks(999);
        Assert.That(bench.Irq.IsRaised, Is.False);
        bench.Ticks(1);
        Assert.That(bench.Irq.IsRaised, Is.True);
        bench.Ticks(200_000);
        Assert.That(bench.Irq.Rises, Is.EqualTo(1));
        bench.Program(0, 0x30, 1000);
        Assert.That(bench.Irq.IsRaised, Is.False, "OUT falls when the mode is written");
    }

    [Test]
    public void Linux_arms_one_shots_by_the_software_strobe()
    {
        bench.Out(0x43, 0x38);
        for (int i = 1; i <= 3; i++)
        {
            bench.Count(0, 500);
            bench.Ticks(500);
            Assert.That(bench.Irq.Rises, Is.EqualTo(i - 1));
            bench.Ticks(1);
            Assert.That(bench.Irq.Rises, Is.EqualTo(i));
            bench.Ticks(100);
        }
    }

    [Test]
    public void A_count_of_0_means_65536()
    {
        bench.Program(0, 0x34, 0);
        bench.Ticks(65_535);
        Assert.That(bench.Irq.Rises, Is.Zero);
        bench.Ticks(1);
        Assert.That(bench.Irq.Rises, Is.EqualTo(1));
    }

    [Test]
    public void A_new_count_of_a_periodic_mode_takes_effect_after_the_period()
    {
        bench.Program(0, 0x34, 1000);
        bench.Ticks(100);
        bench.Count(0, 300);
        bench.Ticks(899);
        Assert.That(bench.Irq.Rises, Is.Zero);
        bench.Ticks(1);
        Assert.That(bench.Irq.Rises, Is.EqualTo(1));
        bench.Ticks(300);
        Assert.That(bench.Irq.Rises, Is.EqualTo(2));
    }

    [Test]
    public void The_count_runs_down_and_can_be_latched()
    {
        bench.Program(2, 0xB4, 10_000);
        bench.PortB.Write(0x61, 1, 1);
        bench.Ticks(2500);
        bench.Out(0x43, 0x80);
        bench.Ticks(1000);
        Assert.That(bench.In(0x42) | bench.In(0x42) << 8, Is.EqualTo(7500), "latched");
        Assert.That(bench.In(0x42) | bench.In(0x42) << 8, Is.EqualTo(6500), "running");
    }

    [Test]
    public void The_square_wave_counts_by_two()
    {
        bench.Program(0, 0x36, 1000);
        bench.Ticks(100);
        bench.Out(0x43, 0x00);
        Assert.That(bench.In(0x40) | bench.In(0x40) << 8, Is.EqualTo(800));
    }

    [TestCase(0x10, 0x55, 0x55, TestName = "low byte only")]
    [TestCase(0x20, 0x55, 0x5500, TestName = "high byte only")]
    public void Single_byte_counts_fill_the_other_half_with_0(int control, int written, int count)
    {
        bench.Out(0x43, control);
        bench.Out(0x40, written);
        bench.Ticks((ulong)count - 1);
        Assert.That(bench.Irq.Rises, Is.Zero);
        bench.Ticks(1);
        Assert.That(bench.Irq.Rises, Is.EqualTo(1));
    }

    [Test]
    public void Decimal_counts_are_counted_and_read_in_decimal()
    {
        bench.Out(0x43, 0x35);
        bench.Out(0x40, 0x00);
        bench.Out(0x40, 0x10);
        bench.Ticks(1);
        bench.Out(0x43, 0x00);
        Assert.That((bench.In(0x40), bench.In(0x40)), Is.EqualTo((0x99, 0x09)));
        bench.Ticks(999);
        Assert.That(bench.Irq.Rises, Is.EqualTo(1));
    }

    [Test]
    public void Read_back_latches_status_and_count_of_several_counters()
    {
        bench.Out(0x43, 0x34);
        bench.Out(0x43, 0xE2 | 0x08);
        Assert.That(bench.In(0x40), Is.EqualTo(0x80 | 0x40 | 0x34), "null count: no count written yet");
        Assert.That(bench.In(0x42) & 0x30, Is.EqualTo(0x30));

        bench.Count(0, 1000);
        bench.Ticks(400);
        bench.Out(0x43, 0xC2);
        bench.Ticks(100);
        Assert.That(bench.In(0x40), Is.EqualTo(0x80 | 0x34), "status first");
        Assert.That(bench.In(0x40) | bench.In(0x40) << 8, Is.EqualTo(600), "then the count");
    }
}
