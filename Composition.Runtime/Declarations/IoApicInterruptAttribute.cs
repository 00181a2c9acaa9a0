// [IoApicInterrupt]: the interrupt of a device at an I/O APIC pin.
namespace CamkesNet;

/// <summary>Gives a <see cref="HardwareInterruptLine"/> port of a hardware component its I/O APIC pin.</summary>
/// <param name="number">The global system interrupt (ACPI, 5.2.13).</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IoApicInterruptAttribute(int number) : Attribute
{
    /// <summary>The global system interrupt.</summary>
    public int Number { get; } = number;

    /// <summary>Level-triggered, as PCI interrupts are; else edge-triggered.</summary>
    public bool LevelTriggered { get; set; }

    /// <summary>Active low, as PCI interrupts are; else active high.</summary>
    public bool ActiveLow { get; set; }
}
