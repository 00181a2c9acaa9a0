namespace CamkesNet.Build.Declarations;

/// <summary>An instance of a component.</summary>
internal sealed record DeclaredInstance
{
    public required string Name { get; init; }

    /// <summary>The component's name as its user knows it.</summary>
    public required string Component { get; init; }

    /// <summary>The type whose code runs.</summary>
    public required DeclaredImplementation Implementation { get; init; }

    /// <summary>Stands for a device: it has no code.</summary>
    public required bool Hardware { get; init; }

    /// <summary>Bytes of heap beyond what the implementation needs at its start.</summary>
    public required ulong HeapSize { get; init; }

    public required IReadOnlyList<DeclaredThread> Threads { get; init; }

    public required IReadOnlyList<DeclaredPort> Ports { get; init; }

    public required IReadOnlyList<DeclaredAttribute> Attributes { get; init; }
}
