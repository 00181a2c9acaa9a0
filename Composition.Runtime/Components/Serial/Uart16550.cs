// The driver of a 16550 UART (National Semiconductor PC16550D data sheet).
namespace CamkesNet.Components;

/// <summary>
/// Sends and receives bytes. Sending does not wait while the queue has space: bytes that the UART does not accept at
/// once are sent when it interrupts.
/// </summary>
internal sealed class Uart16550(IoPorts registers)
{
    // Registers (data sheet, table 2).
    private const int ReceiveBuffer = 0;
    private const int TransmitHolding = 0;
    private const int DivisorLow = 0; // while DivisorLatchAccess is set
    private const int DivisorHigh = 1;
    private const int InterruptEnable = 1;
    private const int InterruptIdentification = 2;
    private const int FifoControl = 2;
    private const int LineControl = 3;
    private const int ModemControl = 4;
    private const int LineStatus = 5;
    private const int Scratch = 7;

    private const byte ReceiveInterrupt = 0x01;
    private const byte TransmitInterrupt = 0x02;
    private const byte NoInterruptPending = 0x01;
    private const byte FifoEnableAndClear = 0x07;
    private const byte EightBitsNoParityOneStop = 0x03;
    private const byte DivisorLatchAccess = 0x80;
    private const byte DataTerminalReady = 0x01;
    private const byte RequestToSend = 0x02;
    private const byte Output2 = 0x08; // connects the interrupt to the PC's interrupt controller
    private const byte DataReady = 0x01;
    private const byte TransmitEmpty = 0x20;
    private const byte ScratchPattern = 0x5A;

    /// <summary>1.8432 MHz / 16 / 1 = 115,200 baud.</summary>
    private const byte Divisor = 1;

    private const int FifoSize = 16;
    private const int QueueSize = 8192;

    /// <summary>How often to poll a UART that accepts no bytes before bytes are dropped: about 100 ms.</summary>
    private const int Patience = 100_000;

    private readonly ByteQueue queue = new(QueueSize);
    private byte interrupts;

    /// <summary>
    /// The UART has accepted no bytes for too long: until it does, bytes are dropped without waiting.
    /// </summary>
    private bool isHeldUp;

    /// <summary>
    /// Whether bytes are received. While they are not, they stay in the UART, and its sender waits: on a terminal's
    /// line, RTS says so.
    /// </summary>
    public bool IsReceiving { get; private set; } = true;

    /// <summary>Whether there is a UART. Without one, all output is dropped.</summary>
    public bool IsPresent { get; private set; }

    /// <summary>Whether the UART has a pending interrupt. Reading it clears the transmit interrupt.</summary>
    public bool IsInterruptPending =>
        IsPresent && (registers.Read8(InterruptIdentification) & NoInterruptPending) == 0;

    /// <summary>Initializes the UART: 115,200 baud, 8n1, FIFOs, interrupts on input.</summary>
    public void Initialize()
    {
        registers.Write8(Scratch, ScratchPattern);
        IsPresent = registers.Read8(Scratch) == ScratchPattern;
        if (!IsPresent)
        {
            return;
        }

        registers.Write8(InterruptEnable, 0);
        registers.Write8(LineControl, DivisorLatchAccess);
        registers.Write8(DivisorLow, Divisor);
        registers.Write8(DivisorHigh, 0);
        registers.Write8(LineControl, EightBitsNoParityOneStop);
        registers.Write8(FifoControl, FifoEnableAndClear);
        registers.Write8(ModemControl, DataTerminalReady | RequestToSend | Output2);
        UpdateInterrupts();
    }

    /// <summary>Receives, or lets the sender wait.</summary>
    public void SetReceiving(bool receiving)
    {
        IsReceiving = receiving;
        if (IsPresent)
        {
            registers.Write8(ModemControl, (byte)(DataTerminalReady | Output2 | (receiving ? RequestToSend : 0)));
            UpdateInterrupts();
        }
    }

    /// <summary>Queues bytes; <see cref="Transmit"/> sends them.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (!IsPresent)
        {
            return;
        }

        while (!bytes.IsEmpty)
        {
            bytes = bytes.Slice(queue.Add(bytes));
            if (!bytes.IsEmpty && !WaitForRoom())
            {
                return; // losing output is better than a server that hangs
            }
        }
    }

    /// <summary>Sends what the UART can accept, and enables its transmit interrupt if there is more.</summary>
    public void Transmit()
    {
        if (!IsPresent)
        {
            return;
        }

        while (!queue.IsEmpty && (registers.Read8(LineStatus) & TransmitEmpty) != 0)
        {
            isHeldUp = false;
            registers.Write8(TransmitHolding, queue.Take(FifoSize));
        }

        UpdateInterrupts();
    }

    /// <summary>Whether a byte was received that was not read.</summary>
    public bool HasReceived => IsPresent && (registers.Read8(LineStatus) & DataReady) != 0;

    /// <summary>Reads a received byte.</summary>
    public bool TryReceive(out byte value)
    {
        bool ready = HasReceived;
        value = ready ? registers.Read8(ReceiveBuffer) : (byte)0;
        return ready;
    }

    private void UpdateInterrupts()
    {
        byte wanted = (byte)((IsReceiving ? ReceiveInterrupt : 0) | (queue.IsEmpty ? 0 : TransmitInterrupt));
        if (wanted != interrupts)
        {
            interrupts = wanted;
            registers.Write8(InterruptEnable, wanted);
        }
    }

    private bool WaitForRoom()
    {
        for (int i = 0; i < Patience && !isHeldUp; i++)
        {
            Transmit();
            if (!queue.IsFull)
            {
                return true;
            }
        }

        isHeldUp = true;
        return false;
    }
}
