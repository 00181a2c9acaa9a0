// Resource descriptors of a device. ACPI specification 6.4, 6.4.
namespace CamkesNet.Vmm.Acpi;

/// <summary>Builds the bytes of a _CRS buffer.</summary>
internal sealed class ResourceTemplate
{
    // Small descriptors (6.4.2): tag and length in one byte.
    private const byte IrqNoFlags = 0x22;
    private const byte IoPortTag = 0x47;
    private const byte EndTag = 0x79;
    private const byte Decode16 = 1;

    // Large descriptors (6.4.3.5): address spaces.
    private const byte DwordAddressSpace = 0x87;
    private const byte WordAddressSpace = 0x88;
    private const byte MemoryRange = 0;
    private const byte BusNumberRange = 2;
    private const byte FixedBounds = 0x0C; // _MIF and _MAF: minimum and maximum are fixed
    private const byte MemoryReadWrite = 1;
    private const int Capacity = 128;

    private readonly byte[] bytes = new byte[Capacity];
    private int length;

    /// <summary>The descriptors, ended.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        // A checksum of 0 counts as right (6.4.2.9).
        return Add(EndTag, 1).Add(0, 1).bytes.AsSpan(0, length);
    }

    /// <summary>Fixed I/O ports.</summary>
    public ResourceTemplate IoPorts(ushort first, byte count) =>
        Add(IoPortTag, 1).Add(Decode16, 1).Add(first, 2).Add(first, 2).Add(1, 1).Add(count, 1);

    /// <summary>An ISA interrupt: edge-triggered, active high.</summary>
    public ResourceTemplate Interrupt(int number) => Add(IrqNoFlags, 1).Add(1u << number, 2);

    /// <summary>Bus numbers that a host bridge produces.</summary>
    public ResourceTemplate BusNumbers(ushort first, ushort last) =>
        Space(WordAddressSpace, BusNumberRange, 0, first, last, 2);

    /// <summary>Memory that a host bridge produces.</summary>
    public ResourceTemplate Memory(uint first, uint last) =>
        Space(DwordAddressSpace, MemoryRange, MemoryReadWrite, first, last, 4);

    private ResourceTemplate Space(byte tag, byte kind, byte typeFlags, uint first, uint last, int width)
    {
        const int FlagBytes = 3;
        const int FieldCount = 5; // granularity, minimum, maximum, translation, length
        Add(tag, 1).Add((uint)(FlagBytes + (FieldCount * width)), 2);
        Add(kind, 1).Add(FixedBounds, 1).Add(typeFlags, 1);
        return Add(0, width).Add(first, width).Add(last, width).Add(0, width).Add(last - first + 1, width);
    }

    private ResourceTemplate Add(uint value, int width)
    {
        for (int i = 0; i < width; i++)
        {
            bytes[length++] = (byte)(value >> (i * 8));
        }

        return this;
    }
}
