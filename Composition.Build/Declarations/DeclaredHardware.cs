// Where a device is: stands once, at the port of the device.
namespace CamkesNet.Build.Declarations;

/// <summary>A range of a device, or one of its interrupts.</summary>
internal sealed record DeclaredHardware
{
    /// <summary>The first I/O port, the physical address, or the number of the interrupt.</summary>
    public required ulong Start { get; init; }

    /// <summary>The number of I/O ports or bytes.</summary>
    public required ulong Length { get; init; }

    /// <summary>The interrupt has an ISA number; otherwise it is a pin of an I/O APIC.</summary>
    public required bool Isa { get; init; }

    public required bool LevelTriggered { get; init; }

    public required bool ActiveLow { get; init; }

    /// <summary>The memory may be cached.</summary>
    public required bool Cached { get; init; }
}
