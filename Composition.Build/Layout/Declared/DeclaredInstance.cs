namespace CamkesNet.Build.Layout.Declared;

/// <summary>An instance of a component.</summary>
internal sealed record DeclaredInstance
{
    public required string Name { get; init; }

    /// <summary>The component's name as its user knows it.</summary>
    public required string Component { get; init; }

    /// <summary>The type whose code runs.</summary>
    public required DeclaredImplementation Implementation { get; init; }

    /// <summary>Stands for a device: it has no code.</summary>
    public bool Hardware { get; init; }

    public bool IsVirtualMachine { get; init; }

    /// <summary>Bytes of heap beyond what the implementation needs at its start.</summary>
    public ulong HeapSize { get; init; }

    public IReadOnlyList<DeclaredThread> Threads { get => field ?? []; init; }

    public IReadOnlyList<DeclaredPort> Ports { get => field ?? []; init; }

    public IReadOnlyList<DeclaredCapability> Capabilities { get => field ?? []; init; }

    public IReadOnlyList<DeclaredAttribute> Attributes { get => field ?? []; init; }
}
