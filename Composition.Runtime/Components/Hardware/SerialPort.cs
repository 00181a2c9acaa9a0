// The first serial port of a PC.
namespace CamkesNet.Components;

/// <summary>COM1: a 16550 UART at I/O port 0x3F8, ISA interrupt 4.</summary>
[Hardware]
public sealed partial class SerialPort : HardwareComponent
{
    /// <summary>The UART's eight registers.</summary>
    [IoPortRange(0x3F8, 8, Allows = PlatformControl.Log)]
    public partial HardwareIoPorts Registers { get; }

    /// <summary>The UART's interrupt.</summary>
    [IsaInterrupt(4)]
    public partial HardwareInterruptLine Interrupt { get; }
}
