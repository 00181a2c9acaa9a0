// What one counter of an 8254 remembers.
namespace CamkesNet.Vmm.Devices.Pit;

/// <summary>One counter of an 8254; its count follows from the tick it started at.</summary>
internal struct PitChannelState
{
    /// <summary>Mode 0 to 5.</summary>
    public int Mode;

    /// <summary>The read/write field of the control word.</summary>
    public int Access;

    /// <summary>Whether counts are BCD.</summary>
    public bool IsBcd;

    /// <summary>The GATE input.</summary>
    public bool Gate;

    /// <summary>A control word has been written and no count since.</summary>
    public bool IsCountMissing;

    /// <summary>The counter is counting (or has counted down).</summary>
    public bool IsRunning;

    /// <summary>The count register: 1 to 65536.</summary>
    public uint Reload;

    /// <summary>The count that the counting element started from.</summary>
    public uint Count;

    /// <summary>The tick at which the counting element was loaded.</summary>
    public ulong StartTick;

    /// <summary>Ticks counted when GATE fell, in modes that GATE stops.</summary>
    public ulong HeldTicks;

    /// <summary>The next byte written is the high one.</summary>
    public bool WritesHigh;

    /// <summary>The low byte that waits for its high byte.</summary>
    public byte WrittenLow;

    /// <summary>The next byte read is the high one.</summary>
    public bool ReadsHigh;

    /// <summary>How many bytes of the latched count are still to be read.</summary>
    public int LatchedBytes;

    /// <summary>The latched count.</summary>
    public ushort LatchedCount;

    /// <summary>Whether a status byte is latched.</summary>
    public bool IsStatusLatched;

    /// <summary>The latched status byte.</summary>
    public byte LatchedStatus;
}
