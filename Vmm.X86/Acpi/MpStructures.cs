// The tables of Intel's MultiProcessor Specification 1.4, chapter 4.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Acpi;

/// <summary>Values that the tables share.</summary>
internal static class Mp
{
    public const byte Revision = 4; // 1.4

    // Entry types: table 4-3.
    public const byte ProcessorType = 0;
    public const byte BusType = 1;
    public const byte IoApicType = 2;
    public const byte IoInterruptType = 3;
    public const byte LocalInterruptType = 4;

    // Interrupt types: table 4-11.
    public const byte Vectored = 0;
    public const byte NonMaskable = 1;
    public const byte External = 3;

    // Flags of an interrupt: as the bus has it, or active high and level-triggered.
    public const ushort AsBus = 0;
    public const ushort ActiveHighLevel = 1 | (3 << 2);
}

/// <summary>MP floating pointer structure (4.1), on a 16-byte boundary in the BIOS area.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MpFloatingPointer
{
    public const uint ExpectedSignature = 0x5F50_4D5F; // _MP_
    public const int ParagraphSize = 16;
    public const int ChecksumOffset = 10;

    public uint Signature;
    public uint Configuration;
    public byte Paragraphs;
    public byte Revision;
    public byte Checksum;

    /// <summary>0: there is a configuration table.</summary>
    public byte DefaultConfiguration;

    /// <summary>Bit 7 would say that there is an IMCR; without it, interrupts come by virtual wire.</summary>
    public byte Features;
    public byte Reserved0;
    public byte Reserved1;
    public byte Reserved2;
}

/// <summary>MP configuration table header (4.2).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal unsafe struct MpConfigurationHeader
{
    public const uint ExpectedSignature = 0x504D_4350; // PCMP
    public const int ChecksumOffset = 7;
    public const int OemIdLength = 8;
    public const int ProductIdLength = 12;

    public uint Signature;
    public ushort Length;
    public byte Revision;
    public byte Checksum;
    public fixed byte OemId[OemIdLength];
    public fixed byte ProductId[ProductIdLength];
    public uint OemTable;
    public ushort OemTableSize;
    public ushort EntryCount;
    public uint LocalApicAddress;
    public ushort ExtendedLength;
    public byte ExtendedChecksum;
    public byte Reserved;
}

/// <summary>Processor entry (4.3.1).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MpProcessor
{
    public const byte Enabled = 1;
    public const byte Bootstrap = 2;

    public byte Type;
    public byte LocalApicId;
    public byte LocalApicVersion;
    public byte Flags;
    public uint Signature;
    public uint Features;
    public ulong Reserved;
}

/// <summary>Bus entry (4.3.2).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal unsafe struct MpBus
{
    public const int NameLength = 6;

    public byte Type;
    public byte Id;
    public fixed byte Name[NameLength];
}

/// <summary>I/O APIC entry (4.3.3).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MpIoApic
{
    public const byte Enabled = 1;

    public byte Type;
    public byte Id;
    public byte Version;
    public byte Flags;
    public uint Address;
}

/// <summary>I/O or local interrupt assignment entry (4.3.4, 4.3.5).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MpInterrupt
{
    public const byte AllApics = 0xFF;

    public byte Type;
    public byte InterruptType;
    public ushort Flags;
    public byte SourceBus;
    public byte SourceInterrupt;
    public byte ApicId;
    public byte Pin;
}
