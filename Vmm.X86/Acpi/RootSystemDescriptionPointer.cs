// RSDP: where an operating system starts to look. ACPI specification 6.4, 5.2.5.3.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Acpi;

/// <summary>The pointer to the XSDT; it lies on a 16-byte boundary in the BIOS area.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct RootSystemDescriptionPointer
{
    public const int Size = 36;

    /// <summary>The first checksum covers the fields of ACPI 1.0 only.</summary>
    public const int Version1Size = 20;
    public const int ChecksumOffset = 8;
    public const int ExtendedChecksumOffset = 32;
    public const byte CurrentRevision = 2;

    public ulong Signature;
    public byte Checksum;
    public uint OemIdLow;
    public ushort OemIdHigh;
    public byte Revision;
    public uint RsdtAddress;
    public uint Length;
    public ulong XsdtAddress;
    public byte ExtendedChecksum;
    public byte Reserved0;
    public ushort Reserved1;
}
