// I/O ports of a device, as a port of a hardware component.
namespace CamkesNet;

/// <summary>
/// The I/O ports of a device: see <see cref="IoPortRangeAttribute"/>.
/// </summary>
[PortType(Device = ConnectorPart.IoPorts, TakesOne = "a hardware resource belongs to one component")]
public sealed class HardwareIoPorts : HardwarePort
{
    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the hardware component's ports.</param>
    /// <param name="name">The property's name.</param>
    public HardwareIoPorts(int index, string name) : base(index, name)
    {
    }
}
