// What the local APIC's timer remembers.
namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>The timer's registers, and where its count stood at which bus tick.</summary>
internal struct LocalApicTimerState
{
    /// <summary>The LVT timer entry.</summary>
    public uint Lvt;

    /// <summary>The initial count register.</summary>
    public uint InitialCount;

    /// <summary>The divide configuration register.</summary>
    public uint Divide;

    /// <summary>The count at <see cref="StartTick"/>; 0: stopped.</summary>
    public uint StartCount;

    /// <summary>The bus tick at which the count was <see cref="StartCount"/>.</summary>
    public ulong StartTick;

    /// <summary>IA32_TSC_DEADLINE.</summary>
    public ulong TscDeadline;

    /// <summary>When the timer fires, in ticks of the clock.</summary>
    public ulong Deadline;
}
