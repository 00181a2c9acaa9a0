// MADT: the interrupt controllers. ACPI specification 6.4, 5.2.12.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Acpi;

/// <summary>What follows the MADT's header, and the kinds of its entries.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MultipleApicDescription
{
    public const byte CurrentRevision = 5;

    /// <summary>There is an 8259 pair as well.</summary>
    public const uint PcAtCompatible = 1;

    public const byte LocalApicType = 0;
    public const byte IoApicType = 1;
    public const byte InterruptOverrideType = 2;
    public const byte LocalApicNmiType = 4;

    // MPS INTI flags (table 5.24).
    public const ushort AsIsa = 0;
    public const ushort ActiveHighLevel = 1 | (3 << 2);

    public uint LocalApicAddress;
    public uint Flags;
}

/// <summary>A processor's local APIC (5.2.12.2).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MadtLocalApic
{
    public const uint Enabled = 1;

    public byte Type;
    public byte Length;
    public byte ProcessorUid;
    public byte ApicId;
    public uint Flags;
}

/// <summary>An I/O APIC (5.2.12.3).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MadtIoApic
{
    public byte Type;
    public byte Length;
    public byte Id;
    public byte Reserved;
    public uint Address;
    public uint GlobalInterruptBase;
}

/// <summary>An ISA interrupt that is not wired to the pin of its number as ISA has it (5.2.12.5).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MadtInterruptOverride
{
    public byte Type;
    public byte Length;
    public byte Bus;
    public byte Source;
    public uint GlobalInterrupt;
    public ushort Flags;
}

/// <summary>The local APIC pin to which NMI is wired (5.2.12.7).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MadtLocalApicNmi
{
    public const byte AllProcessors = 0xFF;

    public byte Type;
    public byte Length;
    public byte ProcessorUid;
    public ushort Flags;
    public byte Pin;
}
