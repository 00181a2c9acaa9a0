// A serial port as the kernel writes to it (16550 UART; National Semiconductor PC16550D data sheet).
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Log;

/// <summary>A UART, if there is one at its ports.</summary>
internal struct SerialPort
{
    /// <summary>I/O port of the first serial port's first register.</summary>
    public const ushort Com1 = 0x3F8;

    /// <summary>I/O port of the second one's.</summary>
    public const ushort Com2 = 0x2F8;

    /// <summary>Bytes that it takes at once when its transmitter is empty.</summary>
    public const int FifoBytes = 16;

    /// <summary>Offsets of its registers.</summary>
    public const uint Data = 0;
    public const uint LineControl = 3;
    public const uint LineStatus = 5;

    /// <summary>In line control: the data register is the divisor's lower half.</summary>
    public const byte DivisorAccess = 0x80;

    private const ushort DivisorLow = 0;
    private const ushort InterruptEnable = 1;
    private const ushort DivisorHigh = 1;
    private const ushort FifoControl = 2;
    private const ushort ModemControl = 4;
    private const ushort Scratch = 7;

    private const byte EightBitsNoParity = 0x03;
    private const byte EnableAndClearFifos = 0x07;
    private const byte DataTerminalReadyRequestToSendOut2 = 0x0B;
    private const byte TransmitterEmpty = 0x20;
    private const byte ScratchPattern = 0x5A;
    private const ushort Divisor115200 = 1;

    /// <summary>Reads of the line status before the port is considered absent: about 100 ms on hardware.</summary>
    private const int PatienceInReads = 100_000;

    private uint first;

    public bool IsPresent { get; private set; }

    /// <summary>I/O port of its first register.</summary>
    public readonly uint First => first;

    /// <summary>It takes <see cref="FifoBytes"/> bytes.</summary>
    public readonly bool IsEmpty => (Instructions.PortIn8(first + LineStatus) & TransmitterEmpty) != 0;

    public void Initialize(ushort port)
    {
        first = port;

        // Without a UART the scratch register does not hold a value.
        Instructions.PortOut8(first + Scratch, ScratchPattern);
        IsPresent = Instructions.PortIn8(first + Scratch) == ScratchPattern;
        if (!IsPresent)
        {
            return;
        }

        Instructions.PortOut8(first + InterruptEnable, 0);
        Instructions.PortOut8(first + LineControl, DivisorAccess);
        Instructions.PortOut8(first + DivisorLow, Divisor115200 & 0xFF);
        Instructions.PortOut8(first + DivisorHigh, Divisor115200 >> 8);
        Instructions.PortOut8(first + LineControl, EightBitsNoParity);
        Instructions.PortOut8(first + FifoControl, EnableAndClearFifos);
        Instructions.PortOut8(first + ModemControl, DataTerminalReadyRequestToSendOut2);
    }

    /// <summary>Waits until it is empty; one that never is counts as absent.</summary>
    public bool AwaitEmpty()
    {
        for (int i = 0; i < PatienceInReads; i++)
        {
            if (IsEmpty)
            {
                return true;
            }
        }

        return IsPresent = false;
    }

    public readonly void Send(byte value) => Instructions.PortOut8(first + Data, value);
}
