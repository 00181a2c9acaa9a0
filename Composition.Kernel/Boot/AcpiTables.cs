// Finds ACPI tables (ACPI Specification 6.5, 5.2). They come from firmware: every length is checked.
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Kernel.Boot;

/// <summary>Root pointer and root tables.</summary>
// Sound: a table is read after its address and length, which are firmware's, were found inside what boot code can read.
internal static unsafe class AcpiTables
{
    /// <summary>Bytes of the header that every table has; the length is at offset 4.</summary>
    public const uint HeaderSize = 36;

    private const uint LengthOffset = 4;
    private const uint MaximumLength = 1 << 20;

    private const uint RsdpSize = 20;
    private const uint RsdpExtendedSize = 36;
    private const uint RsdpRevisionOffset = 15;
    private const uint RsdtOffset = 16;
    private const uint XsdtOffset = 24;

    private const ulong BiosAreaStart = 0xE_0000;
    private const ulong BiosAreaEnd = 0x10_0000;
    private const uint RsdpAlignment = 16;

    private static ReadOnlySpan<byte> RsdpSignature => "RSD PTR "u8;

    /// <summary>The root pointer in the BIOS area, for loaders that do not pass it; 0 without.</summary>
    public static ulong FindRootPointer()
    {
        for (ulong address = BiosAreaStart; address < BiosAreaEnd; address += RsdpAlignment)
        {
            if (IsRootPointer(address))
            {
                return address;
            }
        }

        return 0;
    }

    /// <summary>The table with a signature of four letters, or null.</summary>
    public static byte* Find(ulong rootPointer, ReadOnlySpan<byte> signature, out uint length)
    {
        length = 0;
        if (!IsRootPointer(rootPointer))
        {
            return null;
        }

        byte* pointer = PhysicalMemory.Pointer(rootPointer);
        bool extended = pointer[RsdpRevisionOffset] >= 2
            && PhysicalMemory.IsReadableAtBoot(rootPointer, RsdpExtendedSize) && *(ulong*)(pointer + XsdtOffset) != 0;
        ulong root = extended ? *(ulong*)(pointer + XsdtOffset) : *(uint*)(pointer + RsdtOffset);
        byte* table = Read(root, out uint rootLength);
        uint entrySize = extended ? 8U : 4U;
        for (uint offset = HeaderSize; table != null && offset + entrySize <= rootLength; offset += entrySize)
        {
            ulong address = extended ? *(ulong*)(table + offset) : *(uint*)(table + offset);
            byte* candidate = Read(address, out length);
            if (candidate != null && new ReadOnlySpan<byte>(candidate, signature.Length).SequenceEqual(signature))
            {
                return candidate;
            }
        }

        length = 0;
        return null;
    }

    /// <summary>The table at a physical address if it is readable and its checksum is right, or null.</summary>
    public static byte* Read(ulong physicalAddress, out uint length)
    {
        length = 0;
        if (physicalAddress == 0 || !PhysicalMemory.IsReadableAtBoot(physicalAddress, HeaderSize))
        {
            return null;
        }

        byte* table = PhysicalMemory.Pointer(physicalAddress);
        uint size = *(uint*)(table + LengthOffset);
        if (size < HeaderSize || size > MaximumLength || !PhysicalMemory.IsReadableAtBoot(physicalAddress, size)
            || Sum(table, size) != 0)
        {
            return null;
        }

        length = size;
        return table;
    }

    private static bool IsRootPointer(ulong address)
    {
        if (address == 0 || !PhysicalMemory.IsReadableAtBoot(address, RsdpSize))
        {
            return false;
        }

        byte* pointer = PhysicalMemory.Pointer(address);
        return new ReadOnlySpan<byte>(pointer, RsdpSignature.Length).SequenceEqual(RsdpSignature)
            && Sum(pointer, RsdpSize) == 0;
    }

    private static byte Sum(byte* bytes, uint length)
    {
        uint sum = 0;
        for (uint i = 0; i < length; i++)
        {
            sum += bytes[i];
        }

        return (byte)sum;
    }
}
