// The contract of the real-time clock.
namespace CamkesNet.Components;

/// <summary>The time of day.</summary>
public interface IRtc
{
    /// <summary>Reads the clock.</summary>
    /// <returns>Seconds since 1970-01-01 00:00 UTC, or -1 if there is no clock or its time is invalid.</returns>
    long ReadUnixTime();
}
