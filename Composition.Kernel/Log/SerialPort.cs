// The registers of a serial port that the kernel writes to (16550 UART; National Semiconductor PC16550D data sheet).
namespace CamkesNet.Kernel.Log;

/// <summary>I/O ports of the first registers, offsets of registers, and bits.</summary>
internal static class SerialPort
{
    public const uint Com1 = 0x3F8;
    public const uint Com2 = 0x2F8;

    public const uint Data = 0;
    public const uint DivisorLow = 0;
    public const uint InterruptEnable = 1;
    public const uint DivisorHigh = 1;
    public const uint FifoControl = 2;
    public const uint LineControl = 3;
    public const uint ModemControl = 4;
    public const uint LineStatus = 5;
    public const uint Scratch = 7;

    /// <summary>In line control: data and interrupt enable are the divisor's halves.</summary>
    public const uint DivisorAccess = 0x80;

    /// <summary>In line status: <see cref="FifoBytes"/> bytes can be written.</summary>
    public const uint TransmitterEmpty = 0x20;
    public const int FifoBytes = 16;

    /// <summary>In line status: all is sent.</summary>
    public const uint TransmitterIdle = 0x40;
}
