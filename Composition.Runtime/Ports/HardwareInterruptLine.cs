// An interrupt of a device, as a port of a hardware component.
namespace CamkesNet;

/// <summary>
/// An interrupt of a device: see <see cref="IsaInterruptAttribute"/> and <see cref="IoApicInterruptAttribute"/>.
/// </summary>
public sealed class HardwareInterruptLine : HardwarePort
{
    /// <summary>Generated code calls this constructor.</summary>
    /// <param name="index">The index among the hardware component's ports.</param>
    /// <param name="name">The property's name.</param>
    public HardwareInterruptLine(int index, string name) : base(index, name)
    {
    }
}
