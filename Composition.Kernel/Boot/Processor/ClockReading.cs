// One reading of a clock of known frequency, between two readings of the time-stamp counter.
namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>
/// A hypervisor below may hold this processor up between any two instructions: all that is certain of the moment of the
/// count is that it lies between the two time stamps.
/// </summary>
internal struct ClockReading
{
    /// <summary>The time-stamp counter before the count was read.</summary>
    public ulong Before;

    /// <summary>The time-stamp counter after it was read.</summary>
    public ulong After;

    /// <summary>The count of the clock, which increases.</summary>
    public uint Count;

    /// <summary>Ticks of the local APIC's timer, read between the time stamps, too.</summary>
    public uint TimerTicks;

    /// <summary>How exact the reading is: the smaller, the better.</summary>
    public readonly ulong Duration => After - Before;
}
