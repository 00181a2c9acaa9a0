// A segment between placing and relocating.
namespace CamkesNet.Build.Linking;

/// <summary>A segment whose sections have addresses but are not relocated yet.</summary>
internal sealed class PlacedSegment
{
    public required string Name { get; init; }

    public required ulong Address { get; init; }

    public required SegmentFlags Flags { get; init; }

    public List<ObjectSection> Sections { get; } = [];

    /// <summary>The size of everything but the trailing zeros, in bytes.</summary>
    public ulong FileSize { get; set; }

    public ulong MemorySize { get; set; }
}
