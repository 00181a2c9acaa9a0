// [IsaInterrupt]: the interrupt of a device on the ISA bus.
namespace CamkesNet;

/// <summary>
/// Specifies the ISA interrupt of a <see cref="HardwareInterruptLine"/> port of a hardware component: edge-triggered
/// and active high, unless the firmware's MADT overrides it.
/// </summary>
/// <param name="number">The ISA interrupt, 0 to 15.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IsaInterruptAttribute(int number) : Attribute
{
    /// <summary>The ISA interrupt, 0 to 15.</summary>
    public int Number { get; } = number;
}
