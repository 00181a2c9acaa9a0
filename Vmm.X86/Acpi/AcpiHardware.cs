// What the ACPI tables tell about the machine; the machine's wiring fills it in.
namespace CamkesNet.Vmm.Acpi;

/// <summary>The fixed hardware that the tables describe.</summary>
internal sealed record AcpiHardware
{
    /// <summary>PM1a event block: status and enable, 2 bytes each.</summary>
    public required ushort Pm1aEventPort { get; init; }

    /// <summary>PM1a control block, 2 bytes.</summary>
    public required ushort Pm1aControlPort { get; init; }

    /// <summary>The PM timer, 4 bytes wide.</summary>
    public required ushort PmTimerPort { get; init; }

    /// <summary>Whether the timer counts 32 bits (else 24).</summary>
    public required bool PmTimerIs32Bit { get; init; }

    /// <summary>The SLP_TYP value of S5.</summary>
    public required byte SleepTypeS5 { get; init; }

    /// <summary>The reset register and the value that resets.</summary>
    public required ushort ResetPort { get; init; }
    public required byte ResetValue { get; init; }

    /// <summary>The system control interrupt: an ISA interrupt, level-triggered and active high.</summary>
    public required byte SystemControlInterrupt { get; init; }
    public required uint LocalApicAddress { get; init; }
    public required byte LocalApicId { get; init; }
    public required uint IoApicAddress { get; init; }
    public required byte IoApicId { get; init; }

    /// <summary>The I/O APIC pin to which ISA interrupt 0, the PIT, is wired.</summary>
    public required byte TimerPin { get; init; }
}
