// A port as declared by the component type: what may be connected, and what it has by itself.
using CamkesNet.Abi;

namespace CamkesNet.Build.Declarations;

/// <summary>A port of an instance; its index is its place among the instance's ports.</summary>
internal sealed record DeclaredPort
{
    public required string Name { get; init; }

    /// <summary>The port's type, such as <c>Uses</c> or <c>KernelTimer</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The contract or the data behind the port, or null.</summary>
    public string? Payload { get; init; }

    /// <summary>Bytes of memory that the port needs in a region.</summary>
    public required ulong Size { get; init; }

    /// <summary>Stands for as many ports as there are peers, each with a badge bit of its own.</summary>
    public required bool Array { get; init; }

    /// <summary>Something may set the port's bit in a notification of its instance.</summary>
    public required bool Signalled { get; init; }

    /// <summary>The thread that is signalled.</summary>
    public required uint Thread { get; init; }

    /// <summary>Maps memory for reading only.</summary>
    public required bool ReadOnly { get; init; }

    /// <summary>What the port has without a connection.</summary>
    public required IReadOnlyList<PartKind> Parts { get; init; }

    /// <summary>What the port of a device stands for; null for other ports.</summary>
    public DeclaredHardware? Hardware { get; init; }
}
