// A component, ready for the boot tables.
using CamkesNet.Abi;

namespace CamkesNet.Build.Layout.Placed;

/// <summary>A component with all its resources.</summary>
internal sealed record PlacedComponent
{
    public required string Name { get; init; }

    /// <summary>For the boot line: the guest files of a monitor, or empty.</summary>
    public required string Description { get; init; }

    public required bool IsVirtualMachine { get; init; }

    /// <summary>What it waits for does not keep the machine on.</summary>
    public required bool IsBackground { get; init; }

    public required ulong Entry { get; init; }

    public required IReadOnlyList<PlacedThread> Threads { get; init; }

    /// <summary>By slot; empty slots have kind None.</summary>
    public required IReadOnlyList<CapabilityRecord> Capabilities { get; init; }

    public required IReadOnlyList<PlacedMapping> Mappings { get; init; }
}
