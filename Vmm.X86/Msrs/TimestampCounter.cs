// The time-stamp counter of one processor: the guest's time and a shift.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Msrs;

/// <summary>A guest may change each processor's counter (TSC, TSC_ADJUST); the devices' time does not change.</summary>
internal sealed class TimestampCounter(GuestClock clock)
{
    /// <summary>What the guest has added to the counter.</summary>
    public ulong Shift { get; private set; }

    /// <summary>IA32_TSC_ADJUST. Intel SDM vol. 3B, 18.17.3: it counts writes to the counter as well.</summary>
    public ulong Adjust { get; private set; }

    /// <summary>The counter.</summary>
    public ulong Value => clock.Timestamp + Shift;

    /// <summary>Moves the counter by a distance.</summary>
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

    private void Apply(ref VcpuState state) => state.TimestampOffset = Shift - clock.PowerOn;
}
