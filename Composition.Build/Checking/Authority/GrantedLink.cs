// What a component learns of a part at its start, as the checker derived it.
using CamkesNet.Abi;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>What a port has of one part.</summary>
internal sealed record GrantedLink(PartKind Kind, uint Element)
{
    /// <summary>The slot with the capability; 0 without.</summary>
    public uint Slot { get; init; }

    public ulong Badge { get; init; }

    /// <summary>The memory object that the component maps, or null.</summary>
    public string? Memory { get; init; }

    /// <summary>Memory objects that the component maps behind it.</summary>
    public IReadOnlyList<string> MemoryBehind { get; init; } = [];

    public MappingRights Rights { get; init; }

    /// <summary>What the component learns as the size: bytes, or a range of I/O ports.</summary>
    public ulong Size { get; init; }
}
