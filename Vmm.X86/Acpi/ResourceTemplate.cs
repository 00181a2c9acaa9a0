// Resource descriptors of a device. ACPI specification 6.4, 6.4.
namespace CamkesNet.Vmm.Acpi;

/// <summary>Collects a device's resources and returns the bytes of its _CRS buffer.</summary>
internal sealed class ResourceTemplate
{
    // Small descriptors (6.4.2): tag and length in one byte.
    private const byte IrqNoFlags = 0x22;
    private const byte IoPortTag = 0x47;
    private const byte EndTag = 0x79;
    private const byte Decode16 = 1;

    // Large descriptors (6.4.3).
    private const byte Memory32Fixed = 0x86;
    private const byte DwordAddressSpace = 0x87;
    private const byte WordAddressSpace = 0x88;
    private const byte ExtendedInterrupt = 0x89;
    private const byte MemoryRange = 0;
    private const byte BusNumberRange = 2;
    private const byte FixedBounds = 0x0C; // _MIF and _MAF: minimum and maximum are fixed
    private const byte MemoryReadWrite = 1;
    private const byte ConsumedLevelHigh = 1; // a consumer's interrupt: level-triggered, active high, exclusive

    // Descriptors are listed by kind, whatever the order in which they were claimed.
    private readonly List<byte> buses = [];
    private readonly List<byte> ports = [];
    private readonly List<byte> memory = [];
    private readonly List<byte> interrupts = [];

    /// <summary>Whether the device is a host bridge: bus numbers lead through it.</summary>
    public bool ProducesBuses => buses.Count > 0;

    /// <summary>The descriptors, ended.</summary>
    public byte[] Finish()
    {
        // A checksum of 0 counts as right (6.4.2.9).
        List<byte> template = [];
        Add(template, buses.ToArray());
        Add(template, ports.ToArray());
        Add(template, memory.ToArray());
        Add(template, interrupts.ToArray());
        Add(template, [EndTag, 0]);
        return template.ToArray();
    }

    /// <summary>Fixed I/O ports; a descriptor holds up to 255.</summary>
    public void IoPorts(int first, int count)
    {
        while (count > 0)
        {
            int piece = Math.Min(count, byte.MaxValue);
            Add(ports, [IoPortTag, Decode16]);
            Add(ports, (uint)first, 2);
            Add(ports, (uint)first, 2);
            Add(ports, [1, (byte)piece]);
            first += piece;
            count -= piece;
        }
    }

    /// <summary>Memory in which the device answers.</summary>
    public void FixedMemory(uint start, uint length)
    {
        const int Length = 1 + (2 * sizeof(uint));
        Add(memory, [Memory32Fixed, Length, 0, MemoryReadWrite]);
        Add(memory, start, sizeof(uint));
        Add(memory, length, sizeof(uint));
    }

    /// <summary>An ISA interrupt: edge-triggered, active high.</summary>
    public void Interrupt(int number)
    {
        interrupts.Add(IrqNoFlags);
        Add(interrupts, 1u << number, 2);
    }

    /// <summary>A level-triggered interrupt, active high.</summary>
    public void LevelInterrupt(int number)
    {
        const int Length = 2 + sizeof(uint);
        Add(interrupts, [ExtendedInterrupt, Length, 0, ConsumedLevelHigh, 1]);
        Add(interrupts, (uint)number, sizeof(uint));
    }

    /// <summary>Bus numbers that a host bridge produces.</summary>
    public void BusNumbers(ushort first, ushort last) =>
        Space(buses, WordAddressSpace, BusNumberRange, 0, first, last, sizeof(ushort));

    /// <summary>Memory that a host bridge produces.</summary>
    public void MemoryWindow(uint first, uint last) =>
        Space(memory, DwordAddressSpace, MemoryRange, MemoryReadWrite, first, last, sizeof(uint));

    private static void Space(List<byte> bytes, byte tag, byte kind, byte typeFlags, uint first, uint last, int width)
    {
        const int FlagBytes = 3;
        const int FieldCount = 5; // granularity, minimum, maximum, translation, length
        bytes.Add(tag);
        Add(bytes, (uint)(FlagBytes + (FieldCount * width)), 2);
        Add(bytes, [kind, FixedBounds, typeFlags]);
        Add(bytes, 0, width);
        Add(bytes, first, width);
        Add(bytes, last, width);
        Add(bytes, 0, width);
        Add(bytes, last - first + 1, width);
    }

    private static void Add(List<byte> bytes, uint value, int width)
    {
        for (int i = 0; i < width; i++)
        {
            bytes.Add((byte)(value >> (i * 8)));
        }
    }

    // List.AddRange and spread elements copy through ICollection. Then an element of any array may become an object, and
    // the build puts the names of all enums of which there are arrays, Iced's among them, into the image: 460 KiB.
    private static void Add(List<byte> bytes, ReadOnlySpan<byte> values)
    {
        foreach (byte value in values)
        {
            bytes.Add(value);
        }
    }
}
