// A segment, after linking.
namespace CamkesNet.Build.Linking;

/// <summary>A page-aligned run of memory with one kind of access.</summary>
public sealed class LinkedSegment
{
    /// <summary>A name for reports: <c>text</c>, <c>rodata</c>, <c>data</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The first address, a multiple of the page size.</summary>
    public required ulong VirtualAddress { get; init; }

    /// <summary>The physical load address, or null if the loader of the image chooses it.</summary>
    public ulong? PhysicalAddress { get; init; }

    /// <summary>The initial content; what follows it up to <see cref="MemorySize"/> is zero.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The size in memory, in bytes.</summary>
    public required ulong MemorySize { get; init; }

    /// <summary>How the pages are mapped.</summary>
    public required SegmentFlags Flags { get; init; }
}
