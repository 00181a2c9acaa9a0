// The head that every system description table has. ACPI specification 6.4, 5.2.6.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Acpi;

/// <summary>36 bytes; all bytes of a table add up to zero.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct AcpiTableHeader
{
    public const int Size = 36;
    public const int ChecksumOffset = 9;

    public uint Signature;
    public uint Length;
    public byte Revision;
    public byte Checksum;

    // OEM ID: 6 characters in a 4-byte and a 2-byte piece.
    public uint OemIdLow;
    public ushort OemIdHigh;
    public ulong OemTableId;
    public uint OemRevision;
    public uint CreatorId;
    public uint CreatorRevision;
}
