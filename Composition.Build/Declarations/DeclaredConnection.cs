// What joins ports, and so the source of all authority over others.
namespace CamkesNet.Build.Declarations;

/// <summary>A connection: it joins each end of one side with each of the other; an end is INSTANCE.PORT.</summary>
internal sealed record DeclaredConnection
{
    public required string Name { get; init; }

    /// <summary>The name of the connector.</summary>
    public required string Connector { get; init; }

    public required IReadOnlyList<string> From { get; init; }

    public required IReadOnlyList<string> To { get; init; }
}
