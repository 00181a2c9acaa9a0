// A serial port. National Semiconductor PC16550D datasheet; how a PC wires it: OUT2 gates the interrupt.
using CamkesNet.Vmm.Acpi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;
using CamkesNet.Vmm.Time;
using static CamkesNet.Vmm.Devices.Serial.Uart16550Registers;

namespace CamkesNet.Vmm.Devices.Serial;

/// <summary>
/// A 16550A on an infinitely fast line: a character is sent as soon as it is written, and the four
/// character times of the receiver's time-out have always passed.
/// </summary>
public sealed partial class Uart16550 : IPostedPortDevice, ITimedDevice, IResettable
{
    /// <summary>How many ports there are.</summary>
    public const int PortCount = 8;

    /// <summary>How many characters can wait for the guest in front of the receiver FIFO.</summary>
    public const int InputCapacity = 1024;

    // 9600 baud, as a PC's firmware leaves it: 115200 / 12.
    private const byte ResetDivisor = 12;

    private readonly ushort basePort;
    private readonly InterruptLine interrupt;
    private readonly ISerialSink output;
    private readonly IClock clock;
    private readonly ByteRing receiver = new(FifoSize);
    private readonly ByteRing input = new(InputCapacity);
    private Uart16550State state;

    /// <summary>Makes a serial port.</summary>
    /// <param name="basePort">Its first port.</param>
    /// <param name="interrupt">Its interrupt.</param>
    /// <param name="output">Where its characters go.</param>
    /// <param name="clock">The time base of what waits for more characters.</param>
    public Uart16550(ushort basePort, InterruptLine interrupt, ISerialSink output, IClock clock)
    {
        this.clock = clock;
        this.basePort = basePort;
        this.interrupt = interrupt;
        this.output = output;
        Reset();
    }

    /// <summary>Puts a serial port into a machine.</summary>
    internal static Uart16550 AddTo(PlatformBuilder platform, ComPort place, ISerialSink output)
    {
        DeviceClaims claims = platform.Add(place.Name);
        Uart16550 port = new(place.FirstPort, claims.Interrupt(place.Irq), output, platform.Services.Clock);
        claims.Ports(place.FirstPort, PortCount, port);
        claims.PostedWrites(port);
        claims.Deadline(port);
        claims.Reset(port);
        claims.Describe(place.Name, "PNP0501", place.Number);
        claims.Feature(AcpiFeatures.LegacyDevices);
        return port;
    }

    /// <summary>How many characters <see cref="TryReceive"/> will take now.</summary>
    public int ReceiveSpace => input.Space;

    private bool IsLoopback => (state.ModemControl & Loopback) != 0;

    private bool IsDivisorAccess => (state.LineControl & DivisorAccess) != 0;

    private int ReceiverDepth => state.AreFifosEnabled ? FifoSize : 1;

    /// <summary>
    /// A character arrives from the line. It waits until the guest has room: nothing is lost as long as the
    /// sender honours a refusal.
    /// </summary>
    /// <returns>False: the queue is full; try again after the guest has read.</returns>
    public bool TryReceive(byte value)
    {
        if (!input.TryAdd(value))
        {
            return false;
        }

        Refill();
        Update();
        return true;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        state = default;
        state.DivisorLow = ResetDivisor;
        state.ReceiverTrigger = 1;
        state.ModemStatus = CarrierDetect | DataSetReady | ClearToSend;
        receiver.Clear();
        input.Clear();
        UpdatePosting();
        interrupt.Lower();
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width)
    {
        byte value;
        switch (port - basePort)
        {
            case Data:
                return IsDivisorAccess ? state.DivisorLow : ReadReceiver();
            case InterruptEnable:
                return IsDivisorAccess ? state.DivisorHigh : state.InterruptEnable;
            case InterruptIdentification:
                return ReadIdentification();
            case LineControl:
                return state.LineControl;
            case ModemControl:
                return state.ModemControl;
            case LineStatus:
                value = state.LineErrors;
                value |= TransmitterHoldingEmpty | TransmitterEmpty;
                value |= receiver.Count > 0 ? DataReady : (byte)0;
                state.LineErrors = 0;
                Update();
                return value;
            case ModemStatus:
                value = state.ModemStatus;
                state.ModemStatus &= ModemLines;
                Update();
                return value;
            default:
                return state.Scratch;
        }
    }

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        switch (port - basePort)
        {
            case Data when IsDivisorAccess:
                state.DivisorLow = (byte)value;
                return;
            case InterruptEnable when IsDivisorAccess:
                state.DivisorHigh = (byte)value;
                return;
            case Data:
                Transmit((byte)value);
                break;
            case InterruptEnable:
                // The transmitter is empty, so enabling its interrupt raises one at once.
                bool wasEnabled = (state.InterruptEnable & EnableTransmitterEmpty) != 0;
                state.InterruptEnable = (byte)(value & InterruptEnableWritable);
                state.TransmitterEmptyPending |= !wasEnabled && (value & EnableTransmitterEmpty) != 0;
                break;
            case FifoControl:
                WriteFifoControl((byte)value);
                break;
            case LineControl:
                state.LineControl = (byte)value;
                UpdatePosting();
                return;
            case ModemControl:
                state.ModemControl = (byte)(value & ModemControlWritable);
                UpdateModemStatus();
                Refill();
                break;
            case Scratch:
                state.Scratch = (byte)value;
                return;
        }

        UpdatePosting();
        Update();
    }

    private byte ReadReceiver()
    {
        receiver.TryTake(out byte value);
        Refill();
        Update();
        return value;
    }

    private byte ReadIdentification()
    {
        byte identification = Identify();
        if (identification == TransmitterEmptyInterrupt)
        {
            state.TransmitterEmptyPending = false;
            Update();
        }

        return (byte)(identification | (state.AreFifosEnabled ? FifosEnabled : 0));
    }

    // Other bits of FCR have an effect only while bit 0 is set; changing bit 0 clears the FIFOs.
    private void WriteFifoControl(byte value)
    {
        bool enable = (value & FifoEnable) != 0;
        if (enable != state.AreFifosEnabled || (value & ClearReceiver) != 0)
        {
            receiver.Clear();
        }

        state.AreFifosEnabled = enable;
        state.ReceiverTrigger = !enable ? 1 : (value >> TriggerShift) switch
        {
            0 => 1,
            1 => 4,
            2 => 8,
            _ => 14,
        };
        Refill();
    }

    // In loopback mode the receiver is cut off from the line, and the modem outputs are its modem inputs.
    private void UpdateModemStatus()
    {
        byte lines = CarrierDetect | DataSetReady | ClearToSend;
        if (IsLoopback)
        {
            byte control = state.ModemControl;
            lines = (byte)(((control & RequestToSend) != 0 ? ClearToSend : 0)
                | ((control & DataTerminalReady) != 0 ? DataSetReady : 0)
                | ((control & Out1) != 0 ? RingIndicator : 0)
                | ((control & Out2) != 0 ? CarrierDetect : 0));
        }

        int changed = (state.ModemStatus ^ lines) & ModemLines;

        // The ring indicator's bit reports only its trailing edge.
        if ((lines & RingIndicator) != 0)
        {
            changed &= ~RingIndicator;
        }

        state.ModemStatus = (byte)(lines | (state.ModemStatus & ~ModemLines) | changed >> ModemChangeShift);
    }

    private void Refill()
    {
        while (!IsLoopback && receiver.Count < ReceiverDepth && input.TryTake(out byte value))
        {
            receiver.TryAdd(value);
        }
    }

    private byte Identify()
    {
        byte enabled = state.InterruptEnable;
        if ((enabled & EnableLineStatus) != 0 && (state.LineErrors & LineErrors) != 0)
        {
            return LineStatusInterrupt;
        }

        if ((enabled & EnableReceived) != 0 && receiver.Count > 0)
        {
            return receiver.Count >= state.ReceiverTrigger ? ReceivedInterrupt : CharacterTimeout;
        }

        if ((enabled & EnableTransmitterEmpty) != 0 && state.TransmitterEmptyPending)
        {
            return TransmitterEmptyInterrupt;
        }

        bool modem = (enabled & EnableModemStatus) != 0 && (state.ModemStatus & ~ModemLines) != 0;
        return modem ? ModemStatusInterrupt : NoInterrupt;
    }

    // A PC leads OUT2 to the interrupt's driver; in loopback mode the OUT2 pin is inactive.
    private void Update()
    {
        bool raised = (state.ModemControl & (Out2 | Loopback)) == Out2 && Identify() != NoInterrupt;
        if (raised != interrupt.IsRaised)
        {
            hasEffect = true;
            interrupt.Set(raised);
        }
    }
}
