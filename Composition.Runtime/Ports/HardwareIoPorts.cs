// I/O ports of a device, as a port of a hardware component.
namespace CamkesNet;

/// <summary>
/// The I/O ports of a device: see <see cref="IoPortRangeAttribute"/>.
/// </summary>
public sealed class HardwareIoPorts : HardwarePort
{
    /// <summary>Generated code calls this constructor.</summary>
    /// <param name="index">The index among the hardware component's ports.</param>
    /// <param name="name">The property's name.</param>
    public HardwareIoPorts(int index, string name) : base(index, name)
    {
    }
}
