// The time base of all devices of a guest.
namespace CamkesNet.Vmm.Time;

/// <summary>The guest's time-stamp counter. It never goes back.</summary>
public interface IClock
{
    /// <summary>Ticks since the guest was switched on.</summary>
    ulong Timestamp { get; }

    /// <summary>Ticks in a second; constant.</summary>
    ulong Frequency { get; }
}
