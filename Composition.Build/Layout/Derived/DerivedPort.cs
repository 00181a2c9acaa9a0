// The links of one port, as the generator derived them.
namespace CamkesNet.Build.Layout.Derived;

/// <summary>What a port has.</summary>
internal sealed record DerivedPort
{
    /// <summary>How many ports of other instances are connected.</summary>
    public required uint Peers { get; init; }

    public required IReadOnlyList<DerivedLink> Links { get; init; }
}
