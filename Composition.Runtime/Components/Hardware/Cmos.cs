// The battery-backed clock and memory of a PC.
namespace CamkesNet.Components;

/// <summary>CMOS RAM with the real-time clock (MC146818), at I/O ports 0x70 and 0x71.</summary>
[Hardware]
public sealed partial class Cmos : HardwareComponent
{
    /// <summary>Index and data register.</summary>
    [IoPortRange(0x70, 2)]
    public partial HardwareIoPorts Registers { get; }
}
