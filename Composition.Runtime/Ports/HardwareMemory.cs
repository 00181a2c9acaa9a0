// Memory-mapped registers of a device, as a port of a hardware component.
namespace CamkesNet;

/// <summary>
/// Memory-mapped registers of a device: see <see cref="MemoryRangeAttribute"/>.
/// </summary>
public sealed class HardwareMemory : HardwarePort
{
    /// <summary>Generated code calls this constructor.</summary>
    /// <param name="index">The index among the hardware component's ports.</param>
    /// <param name="name">The property's name.</param>
    public HardwareMemory(int index, string name) : base(index, name)
    {
    }
}
