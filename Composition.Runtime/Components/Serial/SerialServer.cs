// The serial server: one UART for all virtual machines.
namespace CamkesNet.Components;

/// <summary>
/// Shares COM1. Client number i of each port is the same virtual machine, vm<i>i</i>. With several virtual machines
/// each has a colour, and keys after <see cref="EscapeKey"/> choose which one gets the input; with one, its first line
/// names the key, and nothing else of that is to be seen.
/// </summary>
[Component(IsBackground = true)]
public sealed partial class SerialServer : Component, ISerialOutput, IMessageOutput, ISerialInput
{
    /// <summary>Ctrl-], as in telnet.</summary>
    private const byte DefaultEscapeKey = 0x1D;

    /// <summary>How long a line in the background waits for its end before it is shown.</summary>
    private const ulong Pause = 1_000_000_000;

    /// <summary>
    /// For how many pauses a client that reads no input holds the user's keys up; a guest that boots reads sooner.
    /// </summary>
    private const int MostPauses = 5;

    private Uart16550 uart = null!;
    private Terminal terminal = null!;
    private InputSwitch input = null!;
    private bool isAlarmSet;
    private int pausesHeld;

    /// <summary>The key before a command; twice, it is itself. A control character is no part of any text.</summary>
    [Attribute(Default = DefaultEscapeKey)]
    public partial byte EscapeKey { get; }

    /// <summary>The guests' output.</summary>
    public partial Provides<ISerialOutput> Output { get; }

    /// <summary>The monitors' messages.</summary>
    public partial Provides<IMessageOutput> Messages { get; }

    /// <summary>What the user types.</summary>
    public partial ProvidesWithEvents<ISerialInput, InputAvailable> Input { get; }

    /// <summary>The UART's registers.</summary>
    public partial IoPorts Registers { get; }

    /// <summary>The UART's interrupt.</summary>
    public partial Interrupt Line { get; }

    /// <summary>The end of a pause.</summary>
    public partial KernelTimer Alarm { get; }

    /// <inheritdoc/>
    protected override void Initialize()
    {
        int clients = Math.Max(Math.Max(Output.ClientCount, Input.ClientCount), 1);
        uart = new Uart16550(Registers);
        terminal = new Terminal(uart, clients);
        input = new InputSwitch(terminal, clients, EscapeKey);
        uart.Initialize();
        if (Input.ClientCount > 0)
        {
            input.ShowHint();
            uart.Transmit();
        }
    }

    void ISerialOutput.Write(int count, ulong first, ulong second, ulong third)
    {
        Span<byte> bytes = stackalloc byte[SerialOutput.MostBytes];
        int length = SerialOutput.Unpack(count, first, second, third, bytes);
        if ((uint)Caller < (uint)terminal.ClientCount)
        {
            terminal.Write(Caller, bytes.Slice(0, length));
            uart.Transmit();
            SetAlarm();
        }
    }

    void IMessageOutput.Write(int count, ulong first, ulong second, ulong third)
    {
        Span<byte> bytes = stackalloc byte[SerialOutput.MostBytes];
        int length = SerialOutput.Unpack(count, first, second, third, bytes);
        if ((uint)Caller < (uint)terminal.ClientCount)
        {
            terminal.WriteMessage(Caller, bytes.Slice(0, length));
            uart.Transmit();
        }
    }

    int ISerialInput.Read()
    {
        if ((uint)Caller >= (uint)terminal.ClientCount)
        {
            return SerialInput.None;
        }

        int key = input.Read(Caller);
        if (!uart.IsReceiving && key != SerialInput.None)
        {
            pausesHeld = 0;
            if (input.IsRoomy)
            {
                Receive();
            }
        }

        return key;
    }

    [Handles(nameof(Line))]
    private void OnInterrupt()
    {
        // The interrupt is edge-triggered: unless all causes are cleared, the next one raises no edge. The number of
        // rounds is limited, so that a device that keeps interrupting cannot block the clients.
        const int MostRounds = 64;
        for (int round = 0; round < MostRounds && uart.IsInterruptPending; round++)
        {
            Receive();
            uart.Transmit();
        }

        Line.Acknowledge();
    }

    [Handles(nameof(Alarm))]
    private void OnAlarm()
    {
        isAlarmSet = false;
        if (!uart.IsReceiving && uart.HasReceived && ++pausesHeld >= MostPauses)
        {
            input.GiveUp();
            Receive();
        }

        terminal.ShowPaused();
        uart.Transmit();
        SetAlarm();
    }

    // Keys without room stay in the UART, so that their sender waits.
    private void Receive()
    {
        while (!input.IsFull && uart.TryReceive(out byte value))
        {
            input.Take(value);
        }

        if (uart.IsReceiving == input.IsFull)
        {
            pausesHeld = 0;
            uart.SetReceiving(!input.IsFull);
            SetAlarm();
        }

        for (int client = 0; client < Input.ClientCount; client++)
        {
            if (input.TakeNews(client))
            {
                Input.Emit(client);
            }
        }
    }

    private void SetAlarm()
    {
        if (!isAlarmSet && (terminal.HasWaitingLine || !uart.IsReceiving))
        {
            isAlarmSet = true;
            Alarm.Set(Clock.After(Pause));
        }
    }
}
