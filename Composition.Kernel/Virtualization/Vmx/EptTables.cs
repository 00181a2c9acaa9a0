// Extended page tables: how their entries are encoded, and the pointer to them (Intel SDM vol. 3, 29.3).
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>
/// Where an entry is present, refers to a table, maps 2 MiB and has its address, it has these bits where other page
/// tables have them.
/// </summary>
internal static class EptTables
{
    private const ulong Read = 1UL << 0;
    private const ulong Write = 1UL << 1;
    private const ulong Execute = 1UL << 2;

    /// <summary>Bits 5:3 of a leaf: the memory type; 0 is uncacheable.</summary>
    private const ulong WriteBack = 6UL << 3;

    /// <summary>The guest's PAT does not change the type (as it must not for device registers).</summary>
    private const ulong IgnorePat = 1UL << 6;

    // The pointer: memory type in bits 2:0, levels less one in bits 5:3.
    private const ulong PointerWriteBack = 6;
    private const ulong PointerFourLevels = 3UL << 3;

    /// <summary>Bits of a leaf; others are as in any page table. Guests may execute all cached memory.</summary>
    public static ulong PageFlags(MappingRights rights) =>
        Read
        | ((rights & MappingRights.Write) != 0 ? Write : 0)
        | ((rights & MappingRights.Uncached) != 0 ? IgnorePat : Execute | WriteBack);

    /// <summary>The EPT pointer for tables whose root is at a physical address.</summary>
    public static ulong Pointer(ulong root) => root | PointerWriteBack | PointerFourLevels;
}
