// A part of a Multiboot kernel that is loaded.
namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>Bytes of the file, followed by zeros, at one address. Checked against the file's size.</summary>
/// <param name="FileOffset">Where the bytes are in the file.</param>
/// <param name="FileSize">How many there are.</param>
/// <param name="Address">The guest-physical address that they go to.</param>
/// <param name="MemorySize">Bytes of memory, at least <paramref name="FileSize"/> and at least 1.</param>
internal readonly record struct MultibootSegment(uint FileOffset, uint FileSize, uint Address, uint MemorySize)
{
    /// <summary>The first address behind.</summary>
    public ulong End => (ulong)Address + MemorySize;

    /// <summary>Whether the segment and a range have a byte in common.</summary>
    public bool Overlaps(ulong start, ulong end) => start < End && Address < end;

    /// <summary>Whether an address lies in it.</summary>
    public bool Contains(ulong address) => address >= Address && address < End;
}
