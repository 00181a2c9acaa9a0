namespace CamkesNet.Build.Layout.Declared;

/// <summary>A capability in a slot of an instance.</summary>
internal sealed record DeclaredCapability
{
    public required uint Slot { get; init; }

    public required string Kind { get; init; }

    public required string Object { get; init; }

    public required IReadOnlyList<string> Rights { get; init; }

    public long Badge { get; init; }
}
