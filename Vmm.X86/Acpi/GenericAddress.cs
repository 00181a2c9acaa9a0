// Generic address structure. ACPI specification 6.4, 5.2.3.2.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Acpi;

/// <summary>A register in one of the address spaces.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct GenericAddress
{
    private const byte SystemIo = 1;
    private const byte ByteAccess = 1;
    private const byte WordAccess = 2;
    private const byte DwordAccess = 3;
    private const int BitsPerByte = 8;

    public byte AddressSpace;
    public byte BitWidth;
    public byte BitOffset;
    public byte AccessSize;
    public ulong Address;

    /// <summary>Registers at an I/O port.</summary>
    /// <param name="port">The first port.</param>
    /// <param name="width">Bytes in all.</param>
    /// <param name="access">Bytes of one access: 1, 2 or 4.</param>
    public static GenericAddress IoPort(ushort port, int width, int access) => new()
    {
        AddressSpace = SystemIo,
        BitWidth = (byte)(width * BitsPerByte),
        AccessSize = access switch { 1 => ByteAccess, 2 => WordAccess, _ => DwordAccess },
        Address = port,
    };
}
