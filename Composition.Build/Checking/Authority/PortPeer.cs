// A connection as one of its ports sees it.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>A port that another is connected to.</summary>
internal sealed record PortPeer
{
    public required DeclaredInstance Instance { get; init; }

    /// <summary>The index of the other port.</summary>
    public required int Port { get; init; }

    /// <summary>The place of this connection among those of the other port.</summary>
    public required uint ElementThere { get; init; }

    public required DeclaredConnector Connector { get; init; }

    /// <summary>The end that this port is.</summary>
    public required ConnectionSide Side { get; init; }

    /// <summary>The region of the connection, shared or the pair's own, or null.</summary>
    public required RegionGroup? Region { get; init; }

    public string Name => $"{Instance.Name}.{Instance.Ports[Port].Name}";
}
