// The placer's view of a linked component.
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.Layout;

/// <summary>The linked code of an implementation type and the addresses of its parts in the image.</summary>
internal sealed record ComponentImage
{
    /// <summary>What the implementation is called; no other has the same name.</summary>
    public required string Name { get; init; }

    public required LinkedImage Image { get; init; }

    /// <summary>The physical address of each segment's bytes, in the segments' order.</summary>
    public required IReadOnlyList<ulong> SegmentSources { get; init; }

    /// <summary>Bytes of heap that the type needs for its start.</summary>
    public required ulong StartupHeap { get; init; }

    /// <summary>The physical address of the table of methods and lines.</summary>
    public required ulong SymbolTable { get; init; }

    public required ulong SymbolTableSize { get; init; }
}
