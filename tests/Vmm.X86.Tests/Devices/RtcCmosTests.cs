// The real-time clock: time of day in its formats, setting it, alarms, and what firmware keeps in its memory.
using CamkesNet.Vmm.Devices.Rtc;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RtcCmosTests
{
    private const ulong Second = 1_000_000_000;
    private static readonly DateTime start = new(2024, 2, 28, 23, 59, 58, DateTimeKind.Utc);

    private readonly ManualClock clock = new();
    private readonly LineProbe irq = new();
    private readonly RtcCmos rtc;

    public RtcCmosTests() => rtc = new RtcCmos(clock, new ManualWallClock(start), irq.Line);

    [Test]
    public void The_time_is_that_of_the_wall_clock_in_decimal_and_24_hours()
    {
        Assert.That(Time(), Is.EqualTo((0x20, 0x24, 0x02, 0x28, 0x23, 0x59, 0x58)));
        Assert.That(In(0x06), Is.EqualTo(4), "a Wednesday");
        Assert.That(In(0x0D), Is.EqualTo(0x80), "the memory is valid");
    }

    [Test]
    public void The_time_goes_on_into_a_leap_day()
    {
        Run(3 * Second);
        Assert.That(Time(), Is.EqualTo((0x20, 0x24, 0x02, 0x29, 0x00, 0x00, 0x01)));
    }

    [Test]
    public void Every_day_of_four_centuries_is_the_calendars()
    {
        Out(0x0B, 0x06);
        for (var day = new DateTime(1970, 1, 1); day.Year < 2370; day = day.AddDays(1))
        {
            var other = new RtcCmos(clock, new ManualWallClock(day), irq.Line);
            int century = Read(other, 0x32);
            int year = (century >> 4) * 1000 + (century & 0xF) * 100 + FromBcd(Read(other, 9));
            Assert.That(
                (year, FromBcd(Read(other, 8)), FromBcd(Read(other, 7)), Read(other, 6)),
                Is.EqualTo((day.Year, day.Month, day.Day, (int)day.DayOfWeek + 1)));
        }
    }

    [Test]
    public void Any_time_that_is_set_is_read_back()
    {
        var random = new Random(4);
        for (int i = 0; i < 2000; i++)
        {
            DateTime time = DateTime.UnixEpoch.AddSeconds(random.NextInt64(8_000_000_000));
            Out(0x0B, 0x82);
            SetTime(time);
            Out(0x0B, 0x02);
            Assert.That(Time(), Is.EqualTo((
                Bcd(time.Year / 100), Bcd(time.Year % 100), Bcd(time.Month), Bcd(time.Day), Bcd(time.Hour),
                Bcd(time.Minute), Bcd(time.Second))));
        }
    }

    [TestCase(0x00, 0, 0x12)]
    [TestCase(0x00, 1, 0x01)]
    [TestCase(0x00, 12, 0x92)]
    [TestCase(0x00, 23, 0x91)]
    [TestCase(0x04, 13, 0x81)]
    [TestCase(0x04, 0, 12)]
    [TestCase(0x06, 23, 23)]
    public void Hours_come_in_every_format(int format, int hour, int expected)
    {
        var other = new RtcCmos(clock, new ManualWallClock(new DateTime(2024, 1, 1, hour, 0, 0)), irq.Line);
        other.Write(0x70, 1, 0x0B);
        other.Write(0x71, 1, (uint)format);
        Assert.That(Read(other, 4), Is.EqualTo(expected));
    }

    [Test]
    public void Reading_is_safe_until_244_microseconds_before_the_next_second()
    {
        Run(Second - 245_000);
        Assert.That(In(0x0A) & 0x80, Is.Zero);
        Run(2_000);
        Assert.That(In(0x0A) & 0x80, Is.Not.Zero);
        Out(0x0B, 0x82);
        Assert.That(In(0x0A) & 0x80, Is.Zero, "no update while the time is being set");
    }

    [Test]
    public void The_time_stands_still_while_it_is_being_set()
    {
        Out(0x0B, 0x82);
        Run(10 * Second);
        Assert.That(In(0x00), Is.EqualTo(0x58));
        Out(0x00, 0x30);
        Out(0x0B, 0x02);
        Run(2 * Second);
        Assert.That(In(0x00), Is.EqualTo(0x32));
    }

    [Test]
    public void Update_interrupts_come_every_second_and_end_when_register_c_is_read()
    {
        Out(0x0B, 0x12);
        for (int i = 1; i <= 5; i++)
        {
            Run(Second);
            Assert.That(irq.Rises, Is.EqualTo(i));
            Assert.That(In(0x0C) & 0x90, Is.EqualTo(0x90));
            Assert.That(In(0x0C), Is.Zero);
            Assert.That(irq.IsRaised, Is.False);
        }
    }

    [TestCase(6, 1024)]
    [TestCase(15, 2)]
    [TestCase(1, 256)]
    [TestCase(2, 128)]
    [TestCase(3, 8192)]
    public void Periodic_interrupts_come_at_their_rate(int rate, int perSecond)
    {
        Out(0x0A, 0x20 | rate);
        Out(0x0B, 0x42);
        ulong end = clock.Timestamp + clock.Frequency;
        int count = 0;
        while (rtc.NextDeadline <= end)
        {
            clock.Timestamp = rtc.NextDeadline;
            rtc.Expire(clock.Timestamp);
            count += In(0x0C) == 0xC0 ? 1 : 0;
        }

        Assert.That(count, Is.EqualTo(perSecond).Within(1));
    }

    [Test]
    public void Nothing_wakes_the_machine_while_no_interrupt_is_enabled()
    {
        Assert.That(rtc.NextDeadline, Is.EqualTo(DeadlineSet.Never));
        Run(3 * Second);
        Assert.That(In(0x0C) & 0x10, Is.Not.Zero, "flags are set all the same");
    }

    [TestCase(0x05, 0x00, 0x00, 7u)]
    [TestCase(0xFF, 0xFF, 0xFF, 1u)]
    [TestCase(0x00, 0xC0, 0xC0, 2u)]
    [TestCase(0x57, 0x59, 0x23, 86_399u)]
    [TestCase(0x58, 0x59, 0x23, 86_400u)]
    [TestCase(0x10, 0xFF, 0x05, 18_012u)]
    [TestCase(0x00, 0x30, 0xFF, 1802u)]
    public void An_alarm_comes_when_its_fields_match(int second, int minute, int hour, uint after)
    {
        Out(0x01, second);
        Out(0x03, minute);
        Out(0x05, hour);
        In(0x0C);
        Out(0x0B, 0x22);
        Run(after * Second - 1000);
        Assert.That(irq.Rises, Is.Zero);
        Run(2000);
        Assert.That(irq.Rises, Is.EqualTo(1));
        Assert.That(In(0x0C) & 0xA0, Is.EqualTo(0xA0));
    }

    [TestCase(0x60, 0x00, 0x00)]
    [TestCase(0x00, 0x99, 0x00)]
    [TestCase(0x00, 0x00, 0x24)]
    public void An_alarm_that_cannot_be_never_comes(int second, int minute, int hour)
    {
        Out(0x01, second);
        Out(0x03, minute);
        Out(0x05, hour);
        Out(0x0B, 0x22);
        Assert.That(rtc.NextDeadline, Is.EqualTo(DeadlineSet.Never));
    }

    [Test]
    public void Firmware_leaves_the_memory_sizes_and_plain_memory_is_kept_over_a_reset()
    {
        rtc.SetMemorySize(128UL << 20, 1UL << 32);
        Assert.That(In(0x15) | In(0x16) << 8, Is.EqualTo(640));
        Assert.That(In(0x17) | In(0x18) << 8, Is.EqualTo(0xFFFF), "no more than fits");
        Assert.That(In(0x34) | In(0x35) << 8, Is.EqualTo((128 - 16) * 16));
        Assert.That(In(0x5B) | In(0x5C) << 8 | In(0x5D) << 16, Is.EqualTo(0x10000));
        Out(0x40, 0x77);
        rtc.Reset();
        Assert.That(In(0x40), Is.EqualTo(0x77));
    }

    [Test]
    public void A_reset_keeps_the_time_and_disables_interrupts()
    {
        Out(0x00, 0x10);
        Out(0x0B, 0x72);
        Run(2 * Second);
        rtc.Reset();
        Assert.That((In(0x00), In(0x0B), irq.IsRaised), Is.EqualTo((0x12, 0x02, false)));
    }

    [Test]
    public void The_nmi_bit_of_the_index_does_not_choose_a_register() =>
        Assert.That(In(0x80 | 0x0D), Is.EqualTo(0x80));

    private void SetTime(DateTime time)
    {
        Out(0x00, Bcd(time.Second));
        Out(0x02, Bcd(time.Minute));
        Out(0x04, Bcd(time.Hour));
        Out(0x07, Bcd(time.Day));
        Out(0x08, Bcd(time.Month));
        Out(0x09, Bcd(time.Year % 100));
        Out(0x32, Bcd(time.Year / 100));
    }

    private (int Century, int Year, int Month, int Day, int Hour, int Minute, int Second) Time() =>
        (In(0x32), In(0x09), In(0x08), In(0x07), In(0x04), In(0x02), In(0x00));

    private static int Bcd(int value) => value / 10 << 4 | value % 10;

    private static int FromBcd(int value) => (value >> 4) * 10 + (value & 0xF);

    private void Run(ulong nanoseconds)
    {
        ulong end = clock.Timestamp + nanoseconds * 5 / 2;
        while (rtc.NextDeadline <= end)
        {
            clock.Timestamp = rtc.NextDeadline;
            rtc.Expire(clock.Timestamp);
        }

        clock.Timestamp = end;
    }

    private int In(int index) => Read(rtc, index);

    private static int Read(RtcCmos rtc, int index)
    {
        rtc.Write(0x70, 1, (uint)index);
        return (int)rtc.Read(0x71, 1);
    }

    private void Out(int index, int value)
    {
        rtc.Write(0x70, 1, (uint)index);
        rtc.Write(0x71, 1, (byte)value);
    }
}
