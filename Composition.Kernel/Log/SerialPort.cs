// COM1 as the kernel's console: polled output (16550 UART; National Semiconductor PC16550D data sheet).
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Log;

/// <summary>Writes bytes to the first serial port, if there is one.</summary>
internal static class SerialPort
{
    private const ushort Base = 0x3F8;
    private const ushort Data = Base;
    private const ushort DivisorLow = Base;
    private const ushort InterruptEnable = Base + 1;
    private const ushort DivisorHigh = Base + 1;
    private const ushort FifoControl = Base + 2;
    private const ushort LineControl = Base + 3;
    private const ushort ModemControl = Base + 4;
    private const ushort LineStatus = Base + 5;
    private const ushort Scratch = Base + 7;

    private const byte EightBitsNoParity = 0x03;
    private const byte DivisorAccess = 0x80;
    private const byte EnableAndClearFifos = 0x07;
    private const byte DataTerminalReadyRequestToSendOut2 = 0x0B;
    private const byte TransmitterEmpty = 0x20;
    private const byte ScratchPattern = 0x5A;
    private const ushort Divisor115200 = 1;

    /// <summary>Reads of the line status before the port is considered absent: about 100 ms on hardware.</summary>
    private const int PatienceInReads = 100_000;

    private static bool isPresent;

    public static void Initialize()
    {
        // Without a UART the scratch register does not hold a value.
        Instructions.PortOut8(Scratch, ScratchPattern);
        isPresent = Instructions.PortIn8(Scratch) == ScratchPattern;
        if (!isPresent)
        {
            return;
        }

        Instructions.PortOut8(InterruptEnable, 0);
        Instructions.PortOut8(LineControl, DivisorAccess);
        Instructions.PortOut8(DivisorLow, Divisor115200 & 0xFF);
        Instructions.PortOut8(DivisorHigh, Divisor115200 >> 8);
        Instructions.PortOut8(LineControl, EightBitsNoParity);
        Instructions.PortOut8(FifoControl, EnableAndClearFifos);
        Instructions.PortOut8(ModemControl, DataTerminalReadyRequestToSendOut2);
    }

    public static void Write(byte value)
    {
        if (!isPresent)
        {
            return;
        }

        for (int i = 0; (Instructions.PortIn8(LineStatus) & TransmitterEmpty) == 0; i++)
        {
            if (i == PatienceInReads)
            {
                isPresent = false;
                return;
            }
        }

        Instructions.PortOut8(Data, value);
    }
}
