// The registers of the first serial port, a 16550.
namespace CamkesNet.Tests.Contract;

internal static class SerialPort
{
    public const ushort Data = 0x3F8;
    public const ushort LineControl = 0x3FB;
    public const ushort LineStatus = 0x3FD;
    public const ushort ModemStatus = 0x3FE;

    /// <summary>Keeps what is written, and nothing else.</summary>
    public const ushort Scratch = 0x3FF;

    /// <summary>Line control: 8 bits, no parity, one stop bit.</summary>
    public const byte EightBits = 3;

    /// <summary>Line status.</summary>
    public const byte TransmitterEmpty = 1 << 5;
}
