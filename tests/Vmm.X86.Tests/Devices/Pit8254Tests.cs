// The interval timer: its modes, its commands, and the ways in which Linux uses it.
using CamkesNet.Vmm.Devices;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Pit8254Tests
{
    private readonly ManualClock clock = new();
    private readonly LineProbe irq = new();
    private readonly Pit8254 pit;
    private readonly SystemControlPortB portB;

    public Pit8254Tests()
    {
        pit = new Pit8254(clock, irq.Line);
        portB = new SystemControlPortB(pit, clock);
        clock.Timestamp = 0;
    }

    [Test]
    public void The_timer_does_nothing_until_it_is_programmed()
    {
        Ticks(1_000_000);
        Assert.That((irq.Rises, pit.NextDeadline), Is.EqualTo((0, DeadlineSet.Never)));
    }

    [TestCase(0x34, TestName = "rate generator")]
    [TestCase(0x36, TestName = "square wave")]
    [TestCase(0x3C, TestName = "rate generator, with the bit that does not count")]
    public void Periodic_modes_interrupt_once_each_period(int control)
    {
        Program(0, control, 4773);
        Ticks(4772);
        Assert.That(irq.Rises, Is.Zero);
        Ticks(1);
        Assert.That(irq.Rises, Is.EqualTo(1));
        for (int i = 0; i < 99; i++)
        {
            Ticks(4773);
        }

        Assert.That(irq.Rises, Is.EqualTo(100));
    }

    [Test]
    public void Terminal_count_interrupts_once()
    {
        Program(0, 0x30, 1000);
        Ticks(999);
        Assert.That(irq.IsRaised, Is.False);
        Ticks(1);
        Assert.That(irq.IsRaised, Is.True);
        Ticks(200_000);
        Assert.That(irq.Rises, Is.EqualTo(1));
        Program(0, 0x30, 1000);
        Assert.That(irq.IsRaised, Is.False, "OUT falls when the mode is written");
    }

    [Test]
    public void Linux_arms_one_shots_by_the_software_strobe()
    {
        Out(0x43, 0x38);
        for (int i = 1; i <= 3; i++)
        {
            Count(0, 500);
            Ticks(500);
            Assert.That(irq.Rises, Is.EqualTo(i - 1));
            Ticks(1);
            Assert.That(irq.Rises, Is.EqualTo(i));
            Ticks(100);
        }
    }

    [Test]
    public void A_count_of_0_means_65536()
    {
        Program(0, 0x34, 0);
        Ticks(65_535);
        Assert.That(irq.Rises, Is.Zero);
        Ticks(1);
        Assert.That(irq.Rises, Is.EqualTo(1));
    }

    [Test]
    public void A_new_count_of_a_periodic_mode_takes_effect_after_the_period()
    {
        Program(0, 0x34, 1000);
        Ticks(100);
        Count(0, 300);
        Ticks(899);
        Assert.That(irq.Rises, Is.Zero);
        Ticks(1);
        Assert.That(irq.Rises, Is.EqualTo(1));
        Ticks(300);
        Assert.That(irq.Rises, Is.EqualTo(2));
    }

    [Test]
    public void Periods_too_short_to_be_served_are_merged()
    {
        Program(0, 0x34, 2);
        clock.Timestamp = pit.NextDeadline;
        pit.Expire(clock.Timestamp);
        Assert.That(pit.NextDeadline - clock.Timestamp, Is.EqualTo(TimerLimits.ShortestPeriod(clock)));
    }

    [Test]
    public void Ticks_that_fell_due_while_the_guest_was_not_run_are_made_up_for()
    {
        Program(0, 0x34, 11_932);
        OversleepPeriods(50);
        Assert.That(irq.Rises, Is.EqualTo(1), "one edge at a time");
        Ticks(60 * 11_932);
        Assert.That(irq.Rises, Is.EqualTo(110));
        Ticks(10 * 11_932);
        Assert.That(irq.Rises, Is.EqualTo(120), "and no more than those");
    }

    [Test]
    public void A_tick_waits_until_the_last_one_has_been_taken()
    {
        Program(0, 0x34, 11_932);
        irq.HoldsEdges = true;
        Ticks(20 * 11_932);
        Assert.That(irq.Rises, Is.Zero);
        irq.HoldsEdges = false;
        Ticks(30 * 11_932);
        Assert.That(irq.Rises, Is.EqualTo(50));
    }

    [Test]
    public void Reading_the_count_loses_no_tick()
    {
        Program(0, 0x34, 11_932);
        for (int i = 0; i < 1000; i++)
        {
            Ticks(1193);
            Out(0x43, 0x00);
            In(0x40);
            In(0x40);
        }

        Assert.That(irq.Rises, Is.EqualTo(1000 * 1193 / 11_932));
    }

    [Test]
    public void Reading_the_count_does_not_put_the_making_up_off()
    {
        Program(0, 0x34, 11_932);
        OversleepPeriods(50);
        for (int i = 0; i < 600; i++)
        {
            Ticks(1193);
            Out(0x43, 0x00);
            In(0x40);
            In(0x40);
        }

        Assert.That(irq.Rises, Is.EqualTo(50 + (600 * 1193 / 11_932)));
    }

    [Test]
    public void A_timer_that_is_programmed_anew_owes_nothing()
    {
        Program(0, 0x34, 11_932);
        OversleepPeriods(50);
        Program(0, 0x34, 11_932);
        Ticks(10 * 11_932);
        Assert.That(irq.Rises, Is.EqualTo(11));
    }

    [Test]
    public void Ticks_older_than_a_minute_are_forgotten()
    {
        Program(0, 0x34, 11_932);
        OversleepPeriods(1_000_000);
        Ticks(20_000 * 11_932);
        Assert.That(irq.Rises, Is.EqualTo(20_000 + (60 * Pit8254.Frequency / 11_932)).Within(1));
    }

    [Test]
    public void The_count_runs_down_and_can_be_latched()
    {
        Program(2, 0xB4, 10_000);
        portB.Write(0x61, 1, 1);
        Ticks(2500);
        Out(0x43, 0x80);
        Ticks(1000);
        Assert.That(In(0x42) | In(0x42) << 8, Is.EqualTo(7500), "latched");
        Assert.That(In(0x42) | In(0x42) << 8, Is.EqualTo(6500), "running");
    }

    [Test]
    public void The_square_wave_counts_by_two()
    {
        Program(0, 0x36, 1000);
        Ticks(100);
        Out(0x43, 0x00);
        Assert.That(In(0x40) | In(0x40) << 8, Is.EqualTo(800));
    }

    [TestCase(0x10, 0x55, 0x55, TestName = "low byte only")]
    [TestCase(0x20, 0x55, 0x5500, TestName = "high byte only")]
    public void Single_byte_counts_fill_the_other_half_with_0(int control, int written, int count)
    {
        Out(0x43, control);
        Out(0x40, written);
        Ticks((ulong)count - 1);
        Assert.That(irq.Rises, Is.Zero);
        Ticks(1);
        Assert.That(irq.Rises, Is.EqualTo(1));
    }

    [Test]
    public void Decimal_counts_are_counted_and_read_in_decimal()
    {
        Out(0x43, 0x35);
        Out(0x40, 0x00);
        Out(0x40, 0x10);
        Ticks(1);
        Out(0x43, 0x00);
        Assert.That((In(0x40), In(0x40)), Is.EqualTo((0x99, 0x09)));
        Ticks(999);
        Assert.That(irq.Rises, Is.EqualTo(1));
    }

    [Test]
    public void Read_back_latches_status_and_count_of_several_counters()
    {
        Out(0x43, 0x34);
        Out(0x43, 0xE2 | 0x08);
        Assert.That(In(0x40), Is.EqualTo(0x80 | 0x40 | 0x34), "null count: no count written yet");
        Assert.That(In(0x42) & 0x30, Is.EqualTo(0x30));

        Count(0, 1000);
        Ticks(400);
        Out(0x43, 0xC2);
        Ticks(100);
        Assert.That(In(0x40), Is.EqualTo(0x80 | 0x34), "status first");
        Assert.That(In(0x40) | In(0x40) << 8, Is.EqualTo(600), "then the count");
    }

    [Test]
    public void Linux_measures_its_clock_by_waiting_for_the_output_of_counter_2()
    {
        // arch/x86/kernel/tsc.c, pit_calibrate_tsc: mode 0 on counter 2, wait for bit 5 of port 0x61.
        portB.Write(0x61, 1, (portB.Read(0x61, 1) & ~2u) | 1);
        Out(0x43, 0xB0);
        const int latch = 11_931;
        Out(0x42, latch & 0xFF);
        Out(0x42, latch >> 8);
        ulong start = clock.Timestamp;
        while ((portB.Read(0x61, 1) & 0x20) == 0)
        {
            clock.Timestamp += 1000;
        }

        ulong measured = (clock.Timestamp - start) * Pit8254.Frequency / latch;
        Assert.That(measured, Is.EqualTo(clock.Frequency).Within(clock.Frequency / 1000));
    }

    [Test]
    public void Linux_measures_its_clock_quickly_by_the_high_byte_of_counter_2()
    {
        // arch/x86/kernel/tsc.c, quick_pit_calibrate: the high byte falls by one every 256 ticks.
        portB.Write(0x61, 1, 1);
        Program(2, 0xB0, 0xFFFF);
        for (int expected = 0xFE; expected > 0xF0; expected--)
        {
            Ticks(256);
            In(0x42);
            Assert.That(In(0x42), Is.EqualTo(expected));
        }
    }

    [Test]
    public void The_gate_stops_and_goes_on_in_mode_0_and_starts_again_in_mode_2()
    {
        portB.Write(0x61, 1, 1);
        Program(2, 0xB0, 1000);
        Ticks(400);
        portB.Write(0x61, 1, 0);
        Ticks(5000);
        Assert.That(portB.Read(0x61, 1) & 0x20, Is.Zero);
        portB.Write(0x61, 1, 1);
        Ticks(599);
        Assert.That(portB.Read(0x61, 1) & 0x20, Is.Zero);
        Ticks(1);
        Assert.That(portB.Read(0x61, 1) & 0x20, Is.Not.Zero);

        Program(2, 0xB4, 1000);
        Ticks(400);
        portB.Write(0x61, 1, 0);
        portB.Write(0x61, 1, 1);
        Out(0x43, 0x80);
        Assert.That(In(0x42) | In(0x42) << 8, Is.EqualTo(1000));
    }

    [TestCase(0xB2, 0, TestName = "one-shot: low from the trigger to the end of the count")]
    [TestCase(0xBA, 1, TestName = "hardware strobe: low for one tick at the end of the count")]
    public void Modes_1_and_5_wait_for_the_gate_to_rise(int control, int during)
    {
        Program(2, control, 1000);
        Ticks(5000);
        Assert.That(Output(), Is.EqualTo(1), "not triggered");
        portB.Write(0x61, 1, 1);
        Ticks(999);
        Assert.That(Output(), Is.EqualTo(during));
        Ticks(1);
        Assert.That(Output(), Is.EqualTo(1 - during));
        Ticks(1);
        Assert.That(Output(), Is.EqualTo(1));
    }

    [Test]
    public void The_refresh_toggle_changes_every_15_microseconds()
    {
        int changes = 0;
        uint last = portB.Read(0x61, 1) & 0x10;
        for (int i = 0; i < 10_000; i++)
        {
            clock.AdvanceNanoseconds(1000);
            uint now = portB.Read(0x61, 1) & 0x10;
            changes += now == last ? 0 : 1;
            last = now;
        }

        Assert.That(changes, Is.EqualTo(10_000 / 15.085).Within(3));
    }

    [Test]
    public void Port_b_keeps_its_control_bits()
    {
        portB.Write(0x61, 1, 0xFF);
        Assert.That(portB.Read(0x61, 1) & 0xCF, Is.EqualTo(0x0Fu));
    }

    private int Output() => (int)(portB.Read(0x61, 1) >> 5 & 1);

    private void Program(int counter, int control, int count)
    {
        Out(0x43, control);
        Count(counter, count);
    }

    private void Count(int counter, int count)
    {
        Out(0x40 + counter, count & 0xFF);
        Out(0x40 + counter, count >> 8);
    }

    // The time stamps at which ticks begin are not whole numbers: stay within the tick.
    private ulong ticks;

    private void Ticks(ulong count)
    {
        ulong end = ticks + count;
        while (pit.NextDeadline <= At(end))
        {
            clock.Timestamp = pit.NextDeadline;
            pit.Expire(clock.Timestamp);
        }

        ticks = end;
        clock.Timestamp = At(ticks);
    }

    // Time passes without a call at the deadlines, and then there is one.
    private void OversleepPeriods(ulong count)
    {
        ticks += count * 11_932;
        clock.Timestamp = At(ticks);
        pit.Expire(clock.Timestamp);
    }

    private ulong At(ulong tick) =>
        new RateConversion(clock.Frequency, Pit8254.Frequency).FirstSourceTick(tick);

    private int In(int port) => (int)pit.Read((ushort)port, 1) & 0xFF;

    private void Out(int port, int value) => pit.Write((ushort)port, 1, (byte)value);
}
