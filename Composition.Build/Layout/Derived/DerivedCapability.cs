// One slot of a capability array, as the generator derived it.
using CamkesNet.Abi;

namespace CamkesNet.Build.Layout.Derived;

/// <summary>A capability in a slot of a component.</summary>
internal sealed record DerivedCapability
{
    public required uint Slot { get; init; }

    public required CapabilityKind Kind { get; init; }

    public required string Object { get; init; }

    public required IReadOnlyList<CapabilityRights> Rights { get; init; }

    public required long Badge { get; init; }
}
