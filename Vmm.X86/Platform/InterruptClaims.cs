// All claims on interrupt lines, and their wiring in the firmware's tables.
using CamkesNet.Vmm.Acpi;
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Platform;

/// <summary>Which device has which interrupt line.</summary>
internal sealed class InterruptClaims
{
    private const int IsaLines = 16;

    private IInterruptController? controller;
    private string controllerName = "";
    private string?[] owners = [];
    private InterruptTrigger[] triggers = [];

    /// <summary>Connects the lines to their controllers, before any line is claimed.</summary>
    /// <exception cref="InvalidOperationException">There are controllers already.</exception>
    public void Connect(string name, IInterruptController controllers)
    {
        if (controller is not null)
        {
            throw new InvalidOperationException(
                $"The machine has interrupt controllers already, {controllerName}: remove {name}.");
        }

        controller = controllers;
        controllerName = name;
        owners = new string?[controllers.LineCount];
        triggers = new InterruptTrigger[controllers.LineCount];
    }

    /// <summary>Gives a line to a device.</summary>
    /// <exception cref="DeviceOverlapException">Another device has it.</exception>
    /// <exception cref="InvalidOperationException">There is no interrupt controller yet.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no line of this number.</exception>
    public InterruptLine Claim(string name, int number, InterruptTrigger trigger)
    {
        if (controller is null)
        {
            throw new InvalidOperationException(
                $"{name} claims an interrupt line before there is an interrupt controller: add the controller first.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)owners.Length);
        if (owners[number] is { } owner)
        {
            throw new DeviceOverlapException(name, owner, "interrupt line", (ulong)number);
        }

        owners[number] = name;
        triggers[number] = trigger;
        return controller.Line(number);
    }

    /// <summary>The claimed ISA lines that are not wired or not read as ISA has it, in ascending order.</summary>
    public AcpiInterruptOverride[] ToOverrides()
    {
        List<AcpiInterruptOverride> overrides = [];
        for (int line = 0; line < Math.Min(owners.Length, IsaLines); line++)
        {
            int pin = controller!.PinOf(line);
            bool isLevel = triggers[line] == InterruptTrigger.Level;
            if (owners[line] is not null && (pin != line || isLevel))
            {
                overrides.Add(new AcpiInterruptOverride((byte)line, (byte)pin, isLevel));
            }
        }

        return overrides.ToArray();
    }
}
