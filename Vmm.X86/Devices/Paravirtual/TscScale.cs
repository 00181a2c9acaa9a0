// The factors by which a guest turns its time-stamp counter into nanoseconds (pvclock ABI).
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Devices.Paravirtual;

/// <summary>
/// nanoseconds = ((ticks shifted left by <see cref="Shift"/>, or right if negative) × <see cref="Multiplier"/>)
/// / 2^32.
/// </summary>
/// <param name="Multiplier">tsc_to_system_mul: a binary fraction from one half to below one.</param>
/// <param name="Shift">tsc_shift.</param>
/// <param name="Frequency">The rate that the factors are for, in Hz.</param>
public readonly record struct TscScale(uint Multiplier, int Shift, ulong Frequency)
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const int FractionBits = 32;
    private const int MaximumShift = 31;

    /// <summary>The factors for a time-stamp counter of <paramref name="frequency"/> Hz.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is 0 or beyond 17 GHz.</exception>
    public static TscScale ToNanoseconds(ulong frequency)
    {
        ArgumentOutOfRangeException.ThrowIfZero(frequency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frequency, 17 * NanosecondsPerSecond);

        // 10^9 / frequency as a fixed-point number with 32 fraction bits; the rest yields further bits.
        ulong fixedPoint = (NanosecondsPerSecond << FractionBits) / frequency;
        ulong rest = (NanosecondsPerSecond << FractionBits) % frequency;
        int shift = 0;
        while (fixedPoint > uint.MaxValue && shift < MaximumShift)
        {
            fixedPoint >>= 1;
            shift++;
        }

        while (fixedPoint <= uint.MaxValue >> 1)
        {
            rest <<= 1;
            ulong bit = rest >= frequency ? 1UL : 0;
            rest -= bit * frequency;
            fixedPoint = fixedPoint << 1 | bit;
            shift--;
        }

        return new TscScale((uint)fixedPoint, shift, frequency);
    }

    /// <summary>Nanoseconds of a number of ticks, exactly rather than by the factors.</summary>
    public ulong Convert(ulong ticks) => new RateConversion(Frequency, NanosecondsPerSecond).Convert(ticks);
}
