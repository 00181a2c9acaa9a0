// What a machine has that ACPI tables report as a flag, from the claims of the devices that bring it.
namespace CamkesNet.Vmm.Acpi;

/// <summary>Parts of a PC that operating systems expect, or do without where a table says so.</summary>
[Flags]
internal enum AcpiFeatures
{
    /// <summary>Nothing of these.</summary>
    None = 0,

    /// <summary>A pair of 8259 interrupt controllers (MADT, PCAT_COMPAT).</summary>
    DualPic = 1 << 0,

    /// <summary>Devices on an ISA or LPC bus (FADT, LEGACY_DEVICES).</summary>
    LegacyDevices = 1 << 1,

    /// <summary>A VGA adapter (FADT, without "VGA Not Present").</summary>
    Vga = 1 << 2,

    /// <summary>Message signalled interrupts reach the processors (FADT, without "MSI Not Supported").</summary>
    MessageSignalledInterrupts = 1 << 3,
}
