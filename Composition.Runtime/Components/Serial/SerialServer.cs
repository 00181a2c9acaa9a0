// The serial server: one UART for all virtual machines.
namespace CamkesNet.Components;

/// <summary>
/// Shares COM1. Client number i of each port is the same virtual machine, vm<i>i</i>. With several virtual machines
/// each has a colour, and keys after <c>@</c> at the start of a line choose which one gets the input; with one,
/// nothing of that is to be seen.
/// </summary>
[Component]
public sealed partial class SerialServer : Component, ISerialOutput, IMessageOutput, ISerialInput
{
    private Uart16550 uart = null!;
    private Terminal terminal = null!;
    private InputSwitch input = null!;

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

    /// <inheritdoc/>
    protected override void Initialize()
    {
        int clients = Math.Max(Math.Max(Output.ClientCount, Input.ClientCount), 1);
        uart = new Uart16550(Registers);
        terminal = new Terminal(uart, clients);
        input = new InputSwitch(terminal, clients);
        uart.Initialize();
    }

    void ISerialOutput.Write(int count, ulong first, ulong second, ulong third)
    {
        Span<byte> bytes = stackalloc byte[SerialOutput.MostBytes];
        int length = SerialOutput.Unpack(count, first, second, third, bytes);
        if ((uint)Caller < (uint)terminal.ClientCount)
        {
            terminal.Write(Caller, bytes.Slice(0, length));
            uart.Transmit();
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

    int ISerialInput.Read() =>
        (uint)Caller < (uint)terminal.ClientCount ? input.Read(Caller) : SerialInput.None;

    [Handles(nameof(Line))]
    private void OnInterrupt()
    {
        // The interrupt is edge-triggered: unless all causes are cleared, the next one raises no edge. The number of
        // rounds is limited, so that a device that keeps interrupting cannot block the clients.
        const int MostRounds = 64;
        for (int round = 0; round < MostRounds && uart.IsInterruptPending; round++)
        {
            while (uart.TryReceive(out byte value))
            {
                input.Take(value);
                for (int client = 0; client < Input.ClientCount; client++)
                {
                    if (input.TakeNews(client))
                    {
                        Input.Emit(client);
                    }
                }
            }

            uart.Transmit();
        }

        Line.Acknowledge();
    }
}
