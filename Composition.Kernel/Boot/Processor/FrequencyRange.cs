// What two readings of a clock prove about the frequency of the time-stamp counter.
namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>Hertz that the frequency is at least and at most. The default is an unknown range.</summary>
internal struct FrequencyRange
{
    /// <summary>Ranges and frequencies that differ by less than one part in this do not contradict each other.</summary>
    private const ulong Tolerance = 100;

    public ulong Lowest;
    public ulong Highest;

    public readonly bool IsKnown => Highest != 0;

    public readonly ulong Middle => Lowest + ((Highest - Lowest) / 2);

    /// <summary>Whether the frequency is known to one part in <paramref name="divisor"/>.</summary>
    public readonly bool IsWithin(ulong divisor) => IsKnown && Highest - Lowest <= Highest / divisor;

    /// <summary>
    /// The range between two readings of a clock, each of which is in the middle of a tick. Unknown while too few ticks
    /// have passed. The clock must not have wrapped around more than its mask shows.
    /// </summary>
    /// <param name="first">The earlier reading.</param>
    /// <param name="last">The later reading.</param>
    /// <param name="hertz">The frequency of the clock.</param>
    /// <param name="mask">The bits of its count.</param>
    public static FrequencyRange Between(in ClockReading first, in ClockReading last, ulong hertz, uint mask)
    {
        FrequencyRange range = default;
        ulong ticks = (last.Count - first.Count) & mask;
        if (ticks < 2 || last.Before <= first.After)
        {
            return range;
        }

        ulong shortest = last.Before - first.After;
        ulong longest = last.After - first.Before;
        if (longest > ulong.MaxValue / hertz)
        {
            return range;
        }

        range.Lowest = shortest * hertz / (ticks + 1);
        range.Highest = longest * hertz / (ticks - 1);
        return range;
    }

    /// <summary>Whether a frequency may be the true one.</summary>
    public readonly bool Allows(ulong hertz) =>
        hertz >= Lowest - (Lowest / Tolerance) && hertz <= Highest + (Highest / Tolerance);

    /// <summary>Whether the same frequency may be true of both.</summary>
    public readonly bool Agrees(in FrequencyRange other) =>
        Lowest - (Lowest / Tolerance) <= other.Highest && other.Lowest <= Highest + (Highest / Tolerance);
}
