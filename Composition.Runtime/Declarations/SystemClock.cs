// The time base that all components share.
namespace CamkesNet;

/// <summary>The processor's time-stamp counter. It never decreases.</summary>
public abstract class SystemClock
{
    // Products with a frequency stay below 2^64 as long as the clock ticks at less than 18 GHz.
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    private protected SystemClock()
    {
    }

    /// <summary>Ticks since the machine was powered on.</summary>
    public abstract ulong Timestamp { get; }

    /// <summary>Ticks per second; constant, never 0.</summary>
    public abstract ulong Frequency { get; }

    /// <summary>Returns the time stamp <paramref name="nanoseconds"/> from now; saturates.</summary>
    public ulong After(ulong nanoseconds)
    {
        ulong now = Timestamp;
        ulong ticks = ToTicks(nanoseconds);
        return ticks > ulong.MaxValue - now ? ulong.MaxValue : now + ticks;
    }

    /// <summary>Converts a duration to ticks of this clock; saturates.</summary>
    public ulong ToTicks(ulong nanoseconds)
    {
        ulong seconds = nanoseconds / NanosecondsPerSecond;
        ulong fraction = nanoseconds % NanosecondsPerSecond * Frequency / NanosecondsPerSecond;
        return seconds > (ulong.MaxValue - fraction) / Frequency ? ulong.MaxValue : seconds * Frequency + fraction;
    }

    /// <summary>Converts ticks of this clock to nanoseconds: exact to one nanosecond; wraps after 584 years.</summary>
    public ulong ToNanoseconds(ulong ticks) =>
        ticks / Frequency * NanosecondsPerSecond + ticks % Frequency * NanosecondsPerSecond / Frequency;
}
