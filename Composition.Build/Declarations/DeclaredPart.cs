// What connectors are made of.
using CamkesNet.Abi;

namespace CamkesNet.Build.Declarations;

/// <summary>A part of a connector.</summary>
internal sealed record DeclaredPart
{
    public required PartKind Kind { get; init; }

    /// <summary>The end that serves, waits, or has the memory.</summary>
    public required ConnectionSide Owner { get; init; }

    /// <summary>Each pair of ends has one of its own.</summary>
    public required bool PerClient { get; init; }
}
