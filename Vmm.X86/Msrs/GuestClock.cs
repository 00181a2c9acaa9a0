// The guest's time: the base of its devices and of its processors' time-stamp counters.
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Msrs;

/// <summary>
/// Counts host ticks since power-on; it is the host's counter at the last exit, so that one exit sees one time.
/// </summary>
internal sealed class GuestClock : IClock
{
    /// <summary>Starts a clock at 0.</summary>
    /// <param name="now">The host's time-stamp counter.</param>
    /// <param name="frequency">Its ticks a second.</param>
    public GuestClock(ulong now, ulong frequency)
    {
        PowerOn = now;
        Frequency = frequency;
    }

    /// <summary>The host's time-stamp counter at power-on.</summary>
    public ulong PowerOn { get; }

    /// <inheritdoc/>
    public ulong Timestamp { get; private set; }

    /// <inheritdoc/>
    public ulong Frequency { get; }

    /// <summary>Takes over the host's time; time that went back is left out.</summary>
    public void Update(ulong hostTimestamp)
    {
        ulong now = hostTimestamp - PowerOn;
        if (now > Timestamp && hostTimestamp >= PowerOn)
        {
            Timestamp = now;
        }
    }

    /// <summary>The host's counter at a time of the devices' clock; never stays never.</summary>
    public ulong ToHost(ulong deadline) =>
        deadline > ulong.MaxValue - PowerOn ? ulong.MaxValue : deadline + PowerOn;
}
