// Extended page tables: how their entries are encoded, and the pointer to them (Intel SDM vol. 3, 29.3).
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>The format that <see cref="NestedPageTables"/> builds for VMX.</summary>
internal static class EptTables
{
    private const ulong Read = 1UL << 0;
    private const ulong Write = 1UL << 1;
    private const ulong Execute = 1UL << 2;

    /// <summary>Bits 5:3 of a leaf: the memory type; 0 is uncacheable.</summary>
    private const ulong WriteBack = 6UL << 3;

    /// <summary>The guest's PAT does not change the type (as it must not for device registers).</summary>
    private const ulong IgnorePat = 1UL << 6;
    private const ulong Large = 1UL << 7;

    // The pointer: memory type in bits 2:0, levels less one in bits 5:3.
    private const ulong PointerWriteBack = 6;
    private const ulong PointerFourLevels = 3UL << 3;

    /// <summary>The bits of entries on this processor.</summary>
    /// <param name="capability">IA32_VMX_EPT_VPID_CAP.</param>
    public static NestedPageFormat Format(ulong capability) => new()
    {
        Table = Read | Write | Execute,
        Leaf = Read,
        Writable = Write,
        Executable = Execute,
        Large = (capability & EptCapability.LargePages) != 0 ? Large : 0,
        Cached = WriteBack,
        Uncached = IgnorePat,
    };

    /// <summary>The EPT pointer for tables whose root is at a physical address.</summary>
    public static ulong Pointer(ulong root) => root | PointerWriteBack | PointerFourLevels;
}
