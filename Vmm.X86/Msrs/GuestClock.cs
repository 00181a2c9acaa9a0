// The guest's time: the base of its devices, and its time-stamp counter.
using CamkesNet.Abi;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Msrs;

/// <summary>
/// The devices' clock counts host ticks since power-on; it is the host's counter at the last exit, so that one exit
/// sees one time. The guest may move its own counter (TSC, TSC_ADJUST): then the two differ by a shift.
/// </summary>
internal sealed class GuestClock : IClock
{
    private readonly ulong powerOn;

    /// <summary>Starts a clock at 0.</summary>
    /// <param name="now">The host's time-stamp counter.</param>
    /// <param name="frequency">Its ticks a second.</param>
    public GuestClock(ulong now, ulong frequency)
    {
        powerOn = now;
        Frequency = frequency;
    }

    /// <inheritdoc/>
    public ulong Timestamp { get; private set; }

    /// <inheritdoc/>
    public ulong Frequency { get; }

    /// <summary>What the guest has added to its counter.</summary>
    public ulong Shift { get; private set; }

    /// <summary>IA32_TSC_ADJUST. Intel SDM vol. 3B, 18.17.3: it counts writes to the counter as well.</summary>
    public ulong Adjust { get; private set; }

    /// <summary>The guest's time-stamp counter.</summary>
    public ulong GuestTimestamp => Timestamp + Shift;

    /// <summary>Takes over the host's time; time that went back is left out.</summary>
    public void Update(ulong hostTimestamp)
    {
        ulong now = hostTimestamp - powerOn;
        if (now > Timestamp && hostTimestamp >= powerOn)
        {
            Timestamp = now;
        }
    }

    /// <summary>The host's counter at a time of the devices' clock; never stays never.</summary>
    public ulong ToHost(ulong deadline) =>
        deadline > ulong.MaxValue - powerOn ? ulong.MaxValue : deadline + powerOn;

    /// <summary>Moves the guest's counter by a distance.</summary>
    public void Move(ref VcpuState state, ulong distance)
    {
        Shift += distance;
        Adjust += distance;
        Apply(ref state);
    }

    /// <summary>Back to the devices' clock, as after a reset.</summary>
    public void Reset(ref VcpuState state)
    {
        Shift = 0;
        Adjust = 0;
        Apply(ref state);
    }

    private void Apply(ref VcpuState state) => state.TimestampOffset = Shift - powerOn;
}
