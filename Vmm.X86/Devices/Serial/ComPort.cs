// Where the serial ports of a PC are.
namespace CamkesNet.Vmm.Devices.Serial;

/// <summary>The place of a serial port.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="FirstPort">The first of its I/O ports.</param>
/// <param name="Irq">Its ISA interrupt.</param>
internal sealed record ComPort(string Name, uint Number, ushort FirstPort, int Irq)
{
    /// <summary>COM1.</summary>
    public static ComPort Com1 { get; } = new("COM1", 1, 0x3F8, 4);
}
