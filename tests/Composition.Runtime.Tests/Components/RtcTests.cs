// The real-time clock server.
using CamkesNet.Components;
using CamkesNet.Glue.Composition_Runtime.CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
internal sealed class RtcTests
{
    [Test]
    public void A_time_in_decimal_digits_is_understood() => Assert.That(
        Read(new FakeCmos().Set(0x20, 0x26, 0x11, 0x23, 0x08, 0x30, 0x58)),
        Is.EqualTo(Unix(2026, 11, 23, 8, 30, 58)));

    [Test]
    public void A_time_in_binary_is_understood()
    {
        FakeCmos cmos = new FakeCmos().Set(20, 26, 11, 23, 8, 30, 58);
        cmos[0x0B] = 0x06;
        Assert.That(Read(cmos), Is.EqualTo(Unix(2026, 11, 23, 8, 30, 58)));
    }

    [TestCase(0x12, 0)]
    [TestCase(0x01, 1)]
    [TestCase(0x11, 11)]
    [TestCase(0x92, 12)]
    [TestCase(0x81, 13)]
    [TestCase(0x91, 23)]
    public void Hours_of_a_12_hour_clock_are_understood(byte register, int hour)
    {
        FakeCmos cmos = new FakeCmos().Set(0x20, 0x26, 1, 1, register, 0, 0);
        cmos[0x0B] = 0;
        Assert.That(Read(cmos), Is.EqualTo(Unix(2026, 1, 1, hour, 0, 0)));
    }

    [Test]
    public void A_century_that_is_not_kept_is_this_one([Values(0x00, 0xFF, 0x77)] byte century) => Assert.That(
        Read(new FakeCmos().Set(century, 0x31, 1, 1, 0, 0, 0)), Is.EqualTo(Unix(2031, 1, 1, 0, 0, 0)));

    [Test]
    public void Every_day_of_two_centuries_has_its_number()
    {
        var cmos = new FakeCmos();
        cmos[0x0B] = 0x06;
        using var harness = new ComponentHarness<Rtc> { Device = cmos };
        IRtc rtc = Connect(harness);
        for (var day = new DateTime(1970, 1, 1); day.Year < 2200; day = day.AddDays(1))
        {
            cmos.Set((byte)(day.Year / 100), (byte)(day.Year % 100), (byte)day.Month, (byte)day.Day, 1, 2, 3);
            long expected = Unix(day.Year, day.Month, day.Day, 1, 2, 3);
            if (rtc.ReadUnixTime() != expected)
            {
                Assert.Fail($"{day:d} is wrong");
            }
        }
    }

    [Test]
    public void An_update_in_progress_is_waited_for()
    {
        FakeCmos cmos = new FakeCmos().Set(0x20, 0x26, 1, 1, 0, 0, 0);
        cmos.UpdatesLeft = 20;
        Assert.That(Read(cmos), Is.EqualTo(Unix(2026, 1, 1, 0, 0, 0)));
    }

    [Test]
    public void A_time_that_changes_while_it_is_read_is_read_again()
    {
        FakeCmos cmos = new FakeCmos().Set(0x20, 0x26, 1, 1, 0x23, 0x59, 0x59);
        cmos.BeforeRead = register =>
        {
            if (register == 7)
            {
                cmos.Set(0x20, 0x26, 1, 2, 0, 0, 0); // midnight, after the hours were read
                cmos.BeforeRead = _ => { };
            }
        };
        Assert.That(Read(cmos), Is.EqualTo(Unix(2026, 1, 2, 0, 0, 0)));
    }

    [Test]
    public void A_clock_whose_update_never_ends_has_no_time()
    {
        FakeCmos cmos = new FakeCmos().Set(0x20, 0x26, 1, 1, 0, 0, 0);
        cmos.UpdatesLeft = -1;
        Assert.That(Read(cmos), Is.EqualTo(-1));
    }

    [TestCase(0x00, 0x01, 0x00)]
    [TestCase(0x13, 0x01, 0x00)]
    [TestCase(0x02, 0x30, 0x00)]
    [TestCase(0x02, 0x29, 0x00)]
    [TestCase(0x01, 0x01, 0x24)]
    [TestCase(0x1A, 0x01, 0x00)]
    [TestCase(0xFF, 0xFF, 0xFF)]
    public void What_is_no_time_is_not_taken_for_one(byte month, byte day, byte hour) =>
        Assert.That(Read(new FakeCmos().Set(0x20, 0x26, month, day, hour, 0, 0)), Is.EqualTo(-1));

    [Test]
    public void Reading_allocates_nothing()
    {
        using var harness = new ComponentHarness<Rtc> { Device = new FakeCmos().Set(0x20, 0x26, 1, 1, 0, 0, 0) };
        IRtc rtc = Connect(harness);
        Assert.That(Allocation.Measure(() => rtc.ReadUnixTime()), Is.Zero);
    }

    private static long Read(FakeCmos cmos)
    {
        using var harness = new ComponentHarness<Rtc> { Device = cmos };
        return Connect(harness).ReadUnixTime();
    }

    private static IRtc Connect(ComponentHarness<Rtc> harness)
    {
        harness.Time.Step = 1_000;
        harness.Start();
        return harness.Connect<IRtc>(harness.Component.Time, new IRtcProxy());
    }

    private static long Unix(int year, int month, int day, int hour, int minute, int second) =>
        new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeSeconds();
}
