// The serial server: one UART for all virtual machines.
namespace CamkesNet.Components;

/// <summary>
/// Shares COM1. Client number i of each port is the same virtual machine, vm<i>i</i>; the event Input<i>i</i> signals
/// input to it. With several virtual machines, each has its own colour, and a key after <c>@</c> at the start of a line
/// selects the one that receives the input; with only one, both are off.
/// </summary>
[Component]
public sealed partial class SerialServer : Component, ISerialOutput, IMessageOutput, ISerialInput
{
    /// <summary>How many clients there can be at each port.</summary>
    internal const int MostClients = 8;

    private Uart16550 _uart = null!;
    private Terminal _terminal = null!;
    private InputSwitch _input = null!;
    private Emits<InputAvailable>[] _events = [];

    /// <summary>The guests' output.</summary>
    public partial Provides<ISerialOutput> Output { get; }

    /// <summary>The monitors' messages.</summary>
    public partial Provides<IMessageOutput> Messages { get; }

    /// <summary>The user's input.</summary>
    public partial Provides<ISerialInput> Input { get; }

    /// <summary>The UART's registers.</summary>
    public partial IoPorts Registers { get; }

    /// <summary>The UART's interrupt.</summary>
    public partial Interrupt Line { get; }

    /// <summary>The event of client 0.</summary>
    [Optional]
    public partial Emits<InputAvailable> Input0 { get; }

    /// <summary>The event of client 1.</summary>
    [Optional]
    public partial Emits<InputAvailable> Input1 { get; }

    /// <summary>The event of client 2.</summary>
    [Optional]
    public partial Emits<InputAvailable> Input2 { get; }

    /// <summary>The event of client 3.</summary>
    [Optional]
    public partial Emits<InputAvailable> Input3 { get; }

    /// <summary>The event of client 4.</summary>
    [Optional]
    public partial Emits<InputAvailable> Input4 { get; }

    /// <summary>The event of client 5.</summary>
    [Optional]
    public partial Emits<InputAvailable> Input5 { get; }

    /// <summary>The event of client 6.</summary>
    [Optional]
    public partial Emits<InputAvailable> Input6 { get; }

    /// <summary>The event of client 7.</summary>
    [Optional]
    public partial Emits<InputAvailable> Input7 { get; }

    /// <inheritdoc/>
    protected override void Initialize()
    {
        int clients = Math.Clamp(Math.Max(Output.ClientCount, Input.ClientCount), 1, MostClients);
        _events = [Input0, Input1, Input2, Input3, Input4, Input5, Input6, Input7];
        _uart = new Uart16550(Registers);
        _terminal = new Terminal(_uart, clients);
        _input = new InputSwitch(_terminal, clients);
        _uart.Initialize();
    }

    void ISerialOutput.Write(int count, ulong first, ulong second, ulong third)
    {
        Span<byte> bytes = stackalloc byte[SerialOutput.MostBytes];
        int length = SerialOutput.Unpack(count, first, second, third, bytes);
        if ((uint)Caller < (uint)_terminal.ClientCount)
        {
            _terminal.Write(Caller, bytes.Slice(0, length));
            _uart.Transmit();
        }
    }

    void IMessageOutput.Write(int count, ulong first, ulong second, ulong third)
    {
        Span<byte> bytes = stackalloc byte[SerialOutput.MostBytes];
        int length = SerialOutput.Unpack(count, first, second, third, bytes);
        if ((uint)Caller < (uint)_terminal.ClientCount)
        {
            _terminal.WriteMessage(Caller, bytes.Slice(0, length));
            _uart.Transmit();
        }
    }

    int ISerialInput.Read() =>
        (uint)Caller < (uint)_terminal.ClientCount ? _input.Read(Caller) : SerialInput.None;

    [Handles(nameof(Line))]
    private void OnInterrupt()
    {
        // The interrupt is edge-triggered: unless all causes are cleared, the next one raises no edge. The number of
        // rounds is limited, so that a device that keeps interrupting cannot block the clients.
        const int MostRounds = 64;
        for (int round = 0; round < MostRounds && _uart.IsInterruptPending; round++)
        {
            while (_uart.TryReceive(out byte value))
            {
                uint clients = _input.Take(value);
                for (int client = 0; client < _terminal.ClientCount; client++)
                {
                    if ((clients >> client & 1) != 0)
                    {
                        _events[client].Emit();
                    }
                }
            }

            _uart.Transmit();
        }

        Line.Acknowledge();
    }
}
