// The time of day for a guest: the real-time clock's at start, and the time-stamp counter since.
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Machine;

/// <summary>Counts on from a known time.</summary>
internal sealed class GuestWallClock : IWallClock
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private readonly IClock clock;
    private readonly RateConversion toNanoseconds;
    private readonly ulong startNanoseconds;

    /// <summary>Starts at a time.</summary>
    /// <param name="clock">What counts on.</param>
    /// <param name="unixSeconds">Seconds since 1970-01-01 00:00 UTC now; negative: not known, then 1970.</param>
    public GuestWallClock(IClock clock, long unixSeconds)
    {
        this.clock = clock;
        toNanoseconds = new RateConversion(clock.Frequency, NanosecondsPerSecond);
        ulong now = (ulong)Math.Max(unixSeconds, 0) * NanosecondsPerSecond;
        startNanoseconds = now - toNanoseconds.Convert(clock.Timestamp);
    }

    /// <inheritdoc/>
    public ulong UnixNanoseconds => startNanoseconds + toNanoseconds.Convert(clock.Timestamp);
}
