// What became of a guest mapping.
namespace CamkesNet.Kernel.Virtualization;

/// <summary>The outcome of <see cref="NestedPageTables.Map"/>.</summary>
internal enum NestedMapResult
{
    Mapped,

    /// <summary>An address or the size is not a multiple of the page size.</summary>
    Unaligned,

    /// <summary>The range does not lie in the 48-bit guest-physical address space.</summary>
    OutOfRange,

    /// <summary>Something is mapped there already.</summary>
    Overlaps,

    /// <summary>There is no free frame for a page table.</summary>
    OutOfFrames,
}
