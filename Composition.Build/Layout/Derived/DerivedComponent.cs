// What one instance holds, as the generator derived it.
namespace CamkesNet.Build.Layout.Derived;

/// <summary>What an instance holds.</summary>
internal sealed record DerivedComponent
{
    public required string Instance { get; init; }

    public required IReadOnlyList<DerivedCapability> Capabilities { get; init; }

    /// <summary>In the order of the declared ports.</summary>
    public required IReadOnlyList<DerivedPort> Ports { get; init; }
}
