// A memory object, ready for the boot tables.
using CamkesNet.Abi;

namespace CamkesNet.Build.Layout.Placed;

/// <summary>A piece of physical memory and where its contents come from.</summary>
internal sealed record PlacedMemory
{
    public required string Name { get; init; }

    public required MemoryObjectKind Kind { get; init; }

    /// <summary>Bytes, a multiple of the page size.</summary>
    public required ulong Size { get; init; }

    /// <summary>The physical address of the contents in the image, or of the device.</summary>
    public ulong Source { get; init; }

    /// <summary>Bytes of contents in the image.</summary>
    public ulong SourceSize { get; init; }
}
