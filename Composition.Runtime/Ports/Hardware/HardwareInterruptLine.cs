// An interrupt of a device, as a port of a hardware component.
namespace CamkesNet;

/// <summary>
/// An interrupt of a device: see <see cref="IsaInterruptAttribute"/> and <see cref="IoApicInterruptAttribute"/>.
/// </summary>
[PortType(Device = ConnectorPart.Interrupt, TakesOne = "a hardware resource belongs to one component")]
public sealed class HardwareInterruptLine : HardwarePort
{
    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the hardware component's ports.</param>
    /// <param name="name">The property's name.</param>
    public HardwareInterruptLine(int index, string name) : base(index, name)
    {
    }
}
