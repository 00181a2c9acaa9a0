// What I/O ports of the platform can do besides driving a device.
namespace CamkesNet;

/// <summary>
/// Control over the machine that comes with certain I/O ports: the declaration of such ports says so in words, see
/// <see cref="IoPortRangeAttribute.Allows"/>.
/// </summary>
[Flags]
public enum PlatformControl
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>
    /// The configuration of all PCI devices, ports 0xCF8 to 0xCFF: who has it can move devices' memory. The reset
    /// register is among them.
    /// </summary>
    PciConfiguration = 1,

    /// <summary>The reset of the machine: ports 0x64, 0x92 and 0xCF9.</summary>
    Reset = 2,

    /// <summary>The first serial port, 0x3F8 to 0x3FF, to which the kernel writes its log.</summary>
    Log = 4,
}
