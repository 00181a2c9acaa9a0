namespace CamkesNet.Build.Layout.Declared;

/// <summary>A port of an instance.</summary>
internal sealed record DeclaredPort
{
    public required string Name { get; init; }

    public required uint Index { get; init; }

    public required string Kind { get; init; }

    public string? Type { get; init; }

    public bool Connected { get; init; }

    public long Badge { get; init; }

    public uint Peers { get; init; }

    public uint Thread { get; init; }

    /// <summary>The object with the port's memory, or null.</summary>
    public string? Region { get; init; }

    /// <summary>"r" or "rw".</summary>
    public string? Access { get; init; }
}
