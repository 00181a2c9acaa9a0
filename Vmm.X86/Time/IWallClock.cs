// The time of day that the guest is shown.
namespace CamkesNet.Vmm.Time;

/// <summary>The time of day.</summary>
public interface IWallClock
{
    /// <summary>Nanoseconds since 1970-01-01 00:00 UTC, leap seconds not counted.</summary>
    ulong UnixNanoseconds { get; }
}
