// What the linker says about one segment.
using CamkesNet.Abi;

namespace CamkesNet.Build.Checking.Facts;

/// <summary>A segment of a linked implementation.</summary>
/// <param name="Name">Such as <c>text</c>.</param>
/// <param name="Address">Its virtual address.</param>
/// <param name="MemorySize">Its bytes in memory; what is not in the image is zero.</param>
/// <param name="Contents">The physical addresses of its bytes in the image.</param>
/// <param name="Rights">What its code may do with it.</param>
internal sealed record SegmentFacts(
    string Name, ulong Address, ulong MemorySize, AddressRange Contents, MappingRights Rights)
{
    public bool IsWritable => Rights.HasFlag(MappingRights.Write);

    /// <summary>Contents of instances of one program are one memory object as long as nobody writes.</summary>
    public string MemoryName(string program, string instance) => $"{(IsWritable ? instance : program)}.{Name}";
}
