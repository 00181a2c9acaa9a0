// Memory-mapped registers of a device, as a port of a hardware component.
namespace CamkesNet;

/// <summary>
/// Memory-mapped registers of a device: see <see cref="MemoryRangeAttribute"/>.
/// </summary>
[PortType(Device = ConnectorPart.DeviceMemory, TakesOne = "a hardware resource belongs to one component")]
public sealed class HardwareMemory : HardwarePort
{
    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the hardware component's ports.</param>
    /// <param name="name">The property's name.</param>
    public HardwareMemory(int index, string name) : base(index, name)
    {
    }
}
