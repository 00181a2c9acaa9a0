// Ticks of one rate as ticks of another.
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RateConversionTests
{
    [Test]
    public void Conversion_agrees_with_exact_arithmetic()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            ulong from = (ulong)random.NextInt64(1, 16_000_000_000);
            ulong to = (ulong)random.NextInt64(1, 1_000_000_000);
            ulong count = (ulong)random.NextInt64() >> random.Next(63);
            var conversion = new RateConversion(from, to);
            Assert.That(conversion.Convert(count), Is.EqualTo((ulong)((UInt128)count * to / from)));
        }
    }

    [Test]
    public void The_first_source_tick_is_the_first_at_which_the_target_count_is_reached()
    {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++)
        {
            ulong from = (ulong)random.NextInt64(1, 16_000_000_000);
            ulong to = (ulong)random.NextInt64(1, 1_000_000_000);
            ulong count = (ulong)random.NextInt64(1, 1L << random.Next(1, 40));
            var conversion = new RateConversion(from, to);
            ulong first = conversion.FirstSourceTick(count);
            if (first != ulong.MaxValue)
            {
                Assert.That(conversion.Convert(first), Is.GreaterThanOrEqualTo(count));
                Assert.That(conversion.Convert(first - 1), Is.LessThan(count));
            }
        }
    }

    [Test]
    public void A_time_beyond_64_bits_is_never() =>
        Assert.That(new RateConversion(2, 1).FirstSourceTick(ulong.MaxValue), Is.EqualTo(ulong.MaxValue));

    [TestCase(0ul, 1ul)]
    [TestCase(1ul, 0ul)]
    [TestCase(1ul << 40, 1ul << 24)]
    public void Rates_that_cannot_be_converted_exactly_are_refused(ulong from, ulong to) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new RateConversion(from, to));

    [Test]
    public void The_earliest_deadline_wins_and_only_due_devices_are_called()
    {
        var set = new DeadlineSet(2);
        var early = new Alarm { NextDeadline = 10 };
        var late = new Alarm { NextDeadline = 20 };
        Assert.That(set.Earliest, Is.EqualTo(DeadlineSet.Never));
        set.Add(late);
        set.Add(early);
        Assert.That(set.Earliest, Is.EqualTo(10ul));
        set.Expire(19);
        Assert.That((early.Calls, late.Calls), Is.EqualTo((1, 0)));
        Assert.Throws<InvalidOperationException>(() => set.Add(early));
    }

    private sealed class Alarm : ITimedDevice
    {
        public ulong NextDeadline { get; set; }

        public int Calls { get; private set; }

        public void Expire(ulong now)
        {
            Calls++;
            NextDeadline = ulong.MaxValue;
        }
    }
}
