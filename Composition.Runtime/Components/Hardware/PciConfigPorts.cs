// The I/O ports of a PC's PCI configuration space.
namespace CamkesNet.Components;

/// <summary>CONFIG_ADDRESS and CONFIG_DATA (PCI Local Bus Specification 3.0, 3.2.2.3.2).</summary>
[Hardware]
public sealed partial class PciConfigPorts : HardwareComponent
{
    /// <summary>Address and data register.</summary>
    [IoPortRange(0xCF8, 8, Allows = PlatformControl.PciConfiguration)]
    public partial HardwareIoPorts Registers { get; }
}
