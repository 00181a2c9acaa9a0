// Measures the time-stamp counter by another clock, however often the processor is held up meanwhile.
namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>
/// Readings until two of them prove the frequency closely enough. A delay within a reading makes its range wide, and a
/// delay between two readings does no harm: only proofs count, not agreement.
/// </summary>
// Sound: a clock fills a local variable before it returns.
internal static unsafe class ClockMeasurement
{
    /// <summary>The measurement ends when the frequency is known to one part in this.</summary>
    private const ulong Wanted = 512;

    /// <summary>If it never is, it must be known to one part in this.</summary>
    private const ulong Needed = 100;

    /// <summary>The readings are a five-hundredth of a second apart at least: some clocks count in steps.</summary>
    private const ulong WindowsPerSecond = 500;

    /// <summary>How often it starts again, with a better first reading.</summary>
    private const int Attempts = 16;

    /// <summary>Readings of an attempt: 50 ms at a microsecond each.</summary>
    private const int ReadingsPerAttempt = 50_000;

    /// <summary>Readings of which the quickest is the first of an attempt.</summary>
    private const int FirstReadings = 8;

    /// <summary>The range that was proved; unknown when the clock does not count or is never read in time.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="first">One reading that proves it.</param>
    /// <param name="last">The other one.</param>
    public static FrequencyRange Run(in ReferenceClock clock, out ClockReading first, out ClockReading last)
    {
        FrequencyRange best = default;
        first = default;
        last = default;
        for (int attempt = 0; attempt < Attempts && !best.IsWithin(Wanted); attempt++)
        {
            clock.Start();
            if (!TryBegin(in clock, out ClockReading begin))
            {
                continue;
            }

            ClockReading end;
            for (int i = 0; i < ReadingsPerAttempt && !best.IsWithin(Wanted) && clock.Read(&end); i++)
            {
                if (((end.Count - begin.Count) & clock.Mask) < clock.Hertz / WindowsPerSecond)
                {
                    continue;
                }

                var range = FrequencyRange.Between(in begin, in end, clock.Hertz, clock.Mask);
                if (range.IsKnown && (!best.IsKnown || range.Highest - range.Lowest < best.Highest - best.Lowest))
                {
                    best = range;
                    first = begin;
                    last = end;
                }
            }
        }

        return best.IsWithin(Needed) ? best : default;
    }

    private static bool TryBegin(in ReferenceClock clock, out ClockReading quickest)
    {
        ClockReading reading;
        bool isRead = clock.Read(&reading);
        quickest = reading;
        for (int i = 1; i < FirstReadings && isRead; i++)
        {
            isRead = clock.Read(&reading);
            quickest = reading.Duration < quickest.Duration ? reading : quickest;
        }

        return isRead;
    }
}
