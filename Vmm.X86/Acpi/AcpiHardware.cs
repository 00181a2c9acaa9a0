// The hardware that the ACPI tables describe, collected from the devices' claims.
namespace CamkesNet.Vmm.Acpi;

/// <summary>The hardware that the tables describe.</summary>
internal sealed record AcpiHardware
{
    /// <summary>The registers of the FADT.</summary>
    public required AcpiFixedHardware FixedHardware { get; init; }

    /// <summary>How to reset the machine.</summary>
    public required AcpiResetRegister ResetRegister { get; init; }

    /// <summary>The I/O APIC.</summary>
    public required AcpiIoApic IoApic { get; init; }

    /// <summary>What the flags of the tables say.</summary>
    public required AcpiFeatures Features { get; init; }

    /// <summary>Where each processor finds its local APIC.</summary>
    public required uint LocalApicAddress { get; init; }

    /// <summary>The local APICs' IDs, the one of the processor that boots first.</summary>
    public required byte[] LocalApicIds { get; init; }

    /// <summary>ISA interrupts that differ from what ISA has.</summary>
    public required AcpiInterruptOverride[] InterruptOverrides { get; init; }

    /// <summary>The devices; what follows the first host bridge lies behind it.</summary>
    public required AcpiDevice[] Devices { get; init; }
}

/// <summary>The ACPI fixed hardware. ACPI specification 6.4, 4.8.3.</summary>
/// <param name="Pm1aEventPort">PM1a event block: status and enable, 2 bytes each.</param>
/// <param name="Pm1aControlPort">PM1a control block, 2 bytes.</param>
/// <param name="PmTimerPort">The PM timer, 4 bytes wide.</param>
/// <param name="PmTimerIs32Bit">Whether the timer counts 32 bits (else 24).</param>
/// <param name="SleepTypeS5">The SLP_TYP value of S5.</param>
/// <param name="SystemControlInterrupt">The SCI.</param>
internal sealed record AcpiFixedHardware(
    ushort Pm1aEventPort,
    ushort Pm1aControlPort,
    ushort PmTimerPort,
    bool PmTimerIs32Bit,
    byte SleepTypeS5,
    byte SystemControlInterrupt);

/// <summary>The reset register. ACPI specification 6.4, 4.8.3.6.</summary>
/// <param name="Port">Its port.</param>
/// <param name="Value">The value that resets.</param>
internal sealed record AcpiResetRegister(ushort Port, byte Value);

/// <summary>An I/O APIC.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Address">Its address.</param>
internal sealed record AcpiIoApic(byte Id, uint Address);

/// <summary>An ISA interrupt that is wired to another pin, or read otherwise, than ISA has it.</summary>
/// <param name="Source">The ISA interrupt.</param>
/// <param name="Pin">The I/O APIC's pin.</param>
/// <param name="IsLevel">Whether it is level-triggered and active high, rather than as ISA has it.</param>
internal sealed record AcpiInterruptOverride(byte Source, byte Pin, bool IsLevel);
