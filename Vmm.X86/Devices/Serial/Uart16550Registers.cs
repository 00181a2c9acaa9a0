// Offsets and bits of the 16550A. National Semiconductor PC16550D datasheet, section 8, "Registers".
namespace CamkesNet.Vmm.Devices.Serial;

/// <summary>Register offsets and bits of a 16550A.</summary>
internal static class Uart16550Registers
{
    // Offsets; the first two are the divisor while LCR bit 7 is set.
    internal const int Data = 0;
    internal const int InterruptEnable = 1;
    internal const int InterruptIdentification = 2;
    internal const int FifoControl = 2;
    internal const int LineControl = 3;
    internal const int ModemControl = 4;
    internal const int LineStatus = 5;
    internal const int ModemStatus = 6;
    internal const int Scratch = 7;

    // IER.
    internal const byte EnableReceived = 1 << 0;
    internal const byte EnableTransmitterEmpty = 1 << 1;
    internal const byte EnableLineStatus = 1 << 2;
    internal const byte EnableModemStatus = 1 << 3;
    internal const byte InterruptEnableWritable = 0x0F;

    // IIR, table II: highest priority first.
    internal const byte NoInterrupt = 0x01;
    internal const byte LineStatusInterrupt = 0x06;
    internal const byte ReceivedInterrupt = 0x04;
    internal const byte CharacterTimeout = 0x0C;
    internal const byte TransmitterEmptyInterrupt = 0x02;
    internal const byte ModemStatusInterrupt = 0x00;
    internal const byte FifosEnabled = 0xC0;

    // FCR.
    internal const byte FifoEnable = 1 << 0;
    internal const byte ClearReceiver = 1 << 1;
    internal const int TriggerShift = 6;

    // LCR.
    internal const byte DivisorAccess = 1 << 7;

    // MCR.
    internal const byte DataTerminalReady = 1 << 0;
    internal const byte RequestToSend = 1 << 1;
    internal const byte Out1 = 1 << 2;
    internal const byte Out2 = 1 << 3;
    internal const byte Loopback = 1 << 4;
    internal const byte ModemControlWritable = 0x1F;

    // LSR.
    internal const byte DataReady = 1 << 0;
    internal const byte OverrunError = 1 << 1;
    internal const byte LineErrors = 0x1E;
    internal const byte TransmitterHoldingEmpty = 1 << 5;
    internal const byte TransmitterEmpty = 1 << 6;

    // MSR: the low four bits say what has changed in the high four.
    internal const byte ClearToSend = 1 << 4;
    internal const byte DataSetReady = 1 << 5;
    internal const byte RingIndicator = 1 << 6;
    internal const byte CarrierDetect = 1 << 7;
    internal const byte ModemLines = 0xF0;
    internal const byte TrailingEdgeRing = 1 << 2;
    internal const int ModemChangeShift = 4;

    internal const int FifoSize = 16;
}
