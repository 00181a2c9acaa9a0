// How often a guest's periodic timer may wake its VMM.
namespace CamkesNet.Vmm.Time;

/// <summary>
/// A guest may ask for periods shorter than an exit takes, and would then never run. Periods that pass between
/// two wake-ups are merged, and wake-ups are at least this far apart.
/// </summary>
public static class TimerLimits
{
    /// <summary>Wake-ups in a second that one periodic timer can cause: one every 50 µs.</summary>
    public const ulong WakeupsPerSecond = 20_000;

    /// <summary>The shortest time between two wake-ups of a periodic timer, in ticks of the clock.</summary>
    public static ulong ShortestPeriod(IClock clock) => Math.Max(1, clock.Frequency / WakeupsPerSecond);

    /// <summary>Adds without wrapping: what lies beyond 64 bits never happens.</summary>
    public static ulong SaturatingAdd(ulong time, ulong ticks) =>
        ticks > ulong.MaxValue - time ? ulong.MaxValue : time + ticks;
}
