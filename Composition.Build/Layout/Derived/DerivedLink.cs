// What a port has of one part, as the generator derived it.
using CamkesNet.Abi;

namespace CamkesNet.Build.Layout.Derived;

/// <summary>What a port has of one part of a connection, or of itself.</summary>
internal sealed record DerivedLink
{
    public required PartKind Kind { get; init; }

    /// <summary>The peer that this is for, in the order of the connections.</summary>
    public required uint Element { get; init; }

    /// <summary>The slot with the capability; 0 without.</summary>
    public uint Slot { get; init; }

    /// <summary>The port's bit in a notification; 0 when it is not signalled.</summary>
    public long Badge { get; init; }

    /// <summary>The object with the memory, or null.</summary>
    public string? Object { get; init; }

    public RegionAccess? Access { get; init; }
}
