// [IoApicInterrupt]: the interrupt of a device at an I/O APIC pin.
namespace CamkesNet;

/// <summary>
/// Specifies the I/O APIC pin of a <see cref="HardwareInterruptLine"/> port of a hardware component.
/// </summary>
/// <param name="number">The global system interrupt (ACPI, 5.2.13).</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IoApicInterruptAttribute(int number) : Attribute
{
    /// <summary>The global system interrupt.</summary>
    public int Number { get; } = number;

    /// <summary>True for a level-triggered interrupt, as on PCI; false for an edge-triggered one.</summary>
    public bool LevelTriggered { get; set; }

    /// <summary>True for an active-low interrupt, as on PCI; false for an active-high one.</summary>
    public bool ActiveLow { get; set; }
}
