// Finds the serial ports for the log and prepares them (16550 UART; National Semiconductor PC16550D data sheet).
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot;

/// <summary>The log as the boot options want it.</summary>
internal static class LogSetup
{
    private const byte EightBitsNoParity = 0x03;
    private const byte EnableAndClearFifos = 0x07;
    private const byte DataTerminalReadyRequestToSendOut2 = 0x0B;
    private const byte ScratchPattern = 0x5A;
    private const byte Divisor115200 = 1;

    /// <summary>Initializes the first port, and the second one if it is to have the kernel's lines.</summary>
    public static void Run(in BootInformation boot)
    {
        bool isApart = boot.HasOption("camkes.log=com2"u8);
        bool hasSecond = isApart && Initialize(SerialPort.Com2);
        KernelLog.Initialize(
            boot.HasOption("camkes.log=quiet"u8), Initialize(SerialPort.Com1), hasSecond);
        if (isApart && !hasSecond)
        {
            KernelLog.Line("camkes.log=com2 has no effect: this machine has no second serial port"u8);
        }
    }

    /// <summary>115,200 baud, 8 data bits, no parity, FIFOs, no interrupts. False: there is no such port.</summary>
    private static bool Initialize(uint port)
    {
        // Without a UART the scratch register does not hold a value.
        Instructions.PortOut8(port + SerialPort.Scratch, ScratchPattern);
        if (Instructions.PortIn8(port + SerialPort.Scratch) != ScratchPattern)
        {
            return false;
        }

        Instructions.PortOut8(port + SerialPort.InterruptEnable, 0);
        Instructions.PortOut8(port + SerialPort.LineControl, SerialPort.DivisorAccess);
        Instructions.PortOut8(port + SerialPort.DivisorLow, Divisor115200);
        Instructions.PortOut8(port + SerialPort.DivisorHigh, 0);
        Instructions.PortOut8(port + SerialPort.LineControl, EightBitsNoParity);
        Instructions.PortOut8(port + SerialPort.FifoControl, EnableAndClearFifos);
        Instructions.PortOut8(port + SerialPort.ModemControl, DataTerminalReadyRequestToSendOut2);
        return true;
    }
}
