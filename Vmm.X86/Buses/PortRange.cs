// One device's claim on consecutive I/O ports.
namespace CamkesNet.Vmm.Buses;

/// <summary>Consecutive I/O ports that belong to one device.</summary>
/// <param name="Name">What messages call the device.</param>
/// <param name="First">The first port.</param>
/// <param name="Count">How many ports; the last one is at most 0xFFFF.</param>
/// <param name="Width">The widest access that the device takes in one piece: 1, 2 or 4 bytes.</param>
/// <param name="Device">Who answers.</param>
public readonly record struct PortRange(string Name, ushort First, int Count, int Width, IPortDevice Device)
{
    /// <summary>The first port after the range; at most 0x10000.</summary>
    public int End => First + Count;
}
