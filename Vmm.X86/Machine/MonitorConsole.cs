// The monitor's side of the serial server: the guest's characters both ways, and the monitor's own lines.
using CamkesNet.Components;
using CamkesNet.Vmm.Devices.Display;
using CamkesNet.Vmm.Exits;

namespace CamkesNet.Vmm.Machine;

/// <summary>Joins COM1 of the guest to the serial server.</summary>
internal sealed class MonitorConsole : IMonitorEvents, SerialBuffer.IReceiver
{
    private readonly Uses<ISerialOutput> output;
    private readonly UsesWithEvent<ISerialInput, InputAvailable> input;
    private readonly MachineReport report;

    // Set while characters may be waiting at the server because the guest's queue was full.
    private bool inputLeft;

    public MonitorConsole(
        Uses<ISerialOutput> output,
        UsesWithEvent<ISerialInput, InputAvailable> input,
        MachineReport report)
    {
        this.output = output;
        this.input = input;
        this.report = report;
        GuestOutput = new SerialBuffer(this, SerialOutput.MostBytes);
    }

    /// <summary>Where COM1's output goes.</summary>
    public SerialBuffer GuestOutput { get; }

    /// <summary>The machine, when it has been made.</summary>
    public GuestMachine? Machine { get; set; }

    /// <summary>Writes a line of the monitor's.</summary>
    public void Say(ReadOnlySpan<byte> line)
    {
        GuestOutput.Flush();
        Receive(line);
    }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> bytes) => output.Call.Write(bytes);

    /// <inheritdoc/>
    public void Notified()
    {
        input.TakePending();
        GuestOutput.Flush();
        TakeInput();
    }

    /// <inheritdoc/>
    public void Idle()
    {
        GuestOutput.Flush();
        if (inputLeft)
        {
            TakeInput();
        }
    }

    /// <inheritdoc/>
    public void HaltedForever() => Say(report.HaltedForever());

    private void TakeInput()
    {
        if (Machine is not { } machine)
        {
            return;
        }

        inputLeft = true;
        while (machine.Devices.Serial.ReceiveSpace > 0)
        {
            int character = input.Call.Read();
            if (character == SerialInput.None)
            {
                inputLeft = false;
                return;
            }

            if (character == SerialInput.StatusRequest)
            {
                Say(report.Status(machine.BootProcessor.Counters));
            }
            else if (character == SerialInput.ScreenRequest)
            {
                ShowScreen(machine.Devices.Screen);
            }
            else
            {
                machine.Devices.Serial.TryReceive((byte)character);
            }
        }
    }

    private void ShowScreen(TextScreen screen)
    {
        int used = 0;
        for (int i = 0; i < TextScreen.LineCount; i++)
        {
            used = screen.Line(i).IsEmpty ? used : i + 1;
        }

        Say(used == 0 ? report.ScreenIsBlank() : report.Screen(screen));
        for (int i = 0; i < used; i++)
        {
            Say(report.ScreenLine(screen.Line(i)));
        }
    }
}
