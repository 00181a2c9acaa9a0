// What readings of clocks prove, on a machine whose processor is held up again and again.
using CamkesNet.Kernel.Boot.Processor;

namespace CamkesNet.Tests.Boot.Processor;

[TestFixture]
[NonParallelizable]
internal sealed unsafe class ClockMeasurementTests
{
    private const ulong Hertz = 2_596_000_000;
    private const ulong IntervalHertz = 1_193_182;
    private const ulong PowerHertz = 3_579_545;

    /// <summary>Of a step between two instructions that touch a clock: what an emulator needs for one.</summary>
    private const double StepSeconds = 1.5e-6;

    // The machine: a processor that runs for a while and is then held up, and a timer that counts to its end.
    private static double now;
    private static double started;
    private static double running;
    private static double heldUp;
    private static double runLeft;

    [TestCase(0, 1)]
    [TestCase(27, 1)]
    [TestCase(26, 2)]
    [TestCase(25, 4)]
    [TestCase(24, 3)]
    [TestCase(5, 0.1)]
    [TestCase(80, 2)]
    [TestCase(200, 3)]
    public void The_frequency_is_within_one_per_cent_however_the_processor_is_held_up(double held, double run)
    {
        for (int start = 0; start < 50; start++)
        {
            Begin(held / 1000, run / 1000, start);
            ReferenceClock interval = Clock(IntervalHertz, 0xFFFF, &ReadInterval);
            FrequencyRange byInterval = ClockMeasurement.Run(in interval, out _, out _);
            ReferenceClock power = Clock(PowerHertz, 0xFF_FFFF, &ReadPower);
            FrequencyRange byPower = ClockMeasurement.Run(in power, out _, out _);

            foreach (FrequencyRange range in (FrequencyRange[])[byInterval, byPower])
            {
                if (range.IsKnown)
                {
                    Assert.That(range.Middle, Is.EqualTo(Hertz).Within(Hertz / 100));
                    Assert.That(range.Allows(Hertz), Is.True);
                }
            }

            FrequencyChoice choice = new() { First = byInterval, Second = byPower };
            Assert.That(choice.Result, Is.EqualTo(Hertz).Within(Hertz / 100));
        }
    }

    [Test]
    public void A_clock_that_does_not_count_proves_nothing()
    {
        Begin(0, 1, 0);
        ReferenceClock clock = Clock(IntervalHertz, 0xFFFF, &ReadDead);
        Assert.That(ClockMeasurement.Run(in clock, out _, out _).IsKnown, Is.False);
    }

    [Test]
    public void A_clock_that_is_always_at_its_end_proves_nothing()
    {
        Begin(0, 1, 0);
        ReferenceClock clock = Clock(IntervalHertz, 0xFFFF, &ReadEnded);
        Assert.That(ClockMeasurement.Run(in clock, out _, out _).IsKnown, Is.False);
    }

    private static ReferenceClock Clock(ulong hertz, uint mask, delegate*<ClockReading*, bool> read) =>
        new() { Hertz = hertz, Mask = mask, Start = &Start, Read = read };

    private static void Begin(double held, double run, int start)
    {
        heldUp = held;
        running = run;
        runLeft = run * start / 50;
        now = 100 + start;
    }

    private static void Step()
    {
        now += StepSeconds;
        runLeft -= StepSeconds;
        if (runLeft < 0)
        {
            now += heldUp;
            runLeft = running;
        }
    }

    private static void Start()
    {
        Step();
        started = now;
    }

    private static bool ReadInterval(ClockReading* reading)
    {
        ReadAt(reading, IntervalHertz, 0xFFFF, since: started);
        Step();
        return now - started < 65_536 / (double)IntervalHertz;
    }

    private static bool ReadPower(ClockReading* reading)
    {
        ReadAt(reading, PowerHertz, 0xFF_FFFF, since: 0);
        return true;
    }

    private static bool ReadDead(ClockReading* reading)
    {
        ReadAt(reading, 0, 0, since: 0);
        return true;
    }

    private static bool ReadEnded(ClockReading* reading)
    {
        ReadAt(reading, IntervalHertz, 0xFFFF, since: 0);
        return false;
    }

    private static void ReadAt(ClockReading* reading, ulong hertz, uint mask, double since)
    {
        reading->Before = (ulong)(now * Hertz);
        Step();
        reading->Count = (uint)((ulong)((now - since) * hertz) & mask);
        Step();
        reading->After = (ulong)(now * Hertz);
        Step();
    }
}
