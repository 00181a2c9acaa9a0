// Ticks of one rate in ticks of another, exactly and without overflow.
namespace CamkesNet.Vmm.Time;

/// <summary>
/// Converts counts between two rates. Whole seconds and the rest are converted apart, so that nothing
/// overflows as long as the product of both rates fits into 64 bits.
/// </summary>
public readonly struct RateConversion
{
    private readonly ulong from;
    private readonly ulong to;

    /// <summary>Converts counts at <paramref name="from"/> Hz into counts at <paramref name="to"/> Hz.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate is 0, or their product exceeds 64 bits.</exception>
    public RateConversion(ulong from, ulong to)
    {
        if (from == 0 || to == 0 || from >= ulong.MaxValue / to)
        {
            throw new ArgumentOutOfRangeException(
                nameof(from), "Rates must be positive, and their product must fit into 64 bits.");
        }

        this.from = from;
        this.to = to;
    }

    /// <summary>Full target ticks that have passed after <paramref name="count"/> source ticks (modulo 2^64).</summary>
    public ulong Convert(ulong count)
    {
        ulong seconds = count / from;
        return seconds * to + (count - seconds * from) * to / from;
    }

    /// <summary>
    /// The first source tick at which <paramref name="count"/> target ticks have passed;
    /// <see cref="ulong.MaxValue"/> if it lies beyond 64 bits.
    /// </summary>
    public ulong FirstSourceTick(ulong count)
    {
        ulong seconds = count / to;
        ulong rest = ((count - seconds * to) * from + (to - 1)) / to;
        return seconds > (ulong.MaxValue - rest) / from ? ulong.MaxValue : seconds * from + rest;
    }
}
