// One device's claim on guest-physical addresses.
namespace CamkesNet.Vmm.Buses;

/// <summary>Guest-physical addresses that belong to one device.</summary>
/// <param name="Name">What messages call the device.</param>
/// <param name="Start">The first address.</param>
/// <param name="Length">Bytes; at least 1.</param>
/// <param name="Device">Who answers.</param>
public readonly record struct MemoryRange(string Name, ulong Start, ulong Length, IMemoryDevice Device)
{
    /// <summary>The last address of the range.</summary>
    public ulong Last => Start + (Length - 1);
}
