// The header with which GRUB finds the kernel in the first 32 KiB of the file (Multiboot2 Specification 2.0,
// section 3.1).
using System.Buffers.Binary;

namespace CamkesNet.Build.Images;

/// <summary>Writes the Multiboot2 header.</summary>
internal static class Multiboot2Header
{
    private const uint Magic = 0xE85250D6;
    private const uint ArchitectureI386 = 0;
    private const ushort EntryAddressTag = 3;
    private const ushort EndTag = 0;
    private const int FixedPartSize = 16;
    private const int EntryAddressTagSize = 12;
    private const int EndTagSize = 8;

    /// <summary>Headers and tags start on a multiple of this.</summary>
    public const int Alignment = 8;

    /// <summary>The header has to end within this many bytes of the file.</summary>
    public const int SearchLimit = 32768;

    /// <summary>The size of the header in bytes.</summary>
    public const int Size =
        FixedPartSize + EntryAddressTagSize + (Alignment - (EntryAddressTagSize % Alignment)) + EndTagSize;

    /// <summary>Writes a header that asks to start at the physical address <paramref name="entry"/>.</summary>
    public static void Write(Span<byte> header, uint entry)
    {
        header = header[..Size];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], ArchitectureI386);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Size);

        // The first four words add up to zero (section 3.1.2).
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], unchecked(0 - (Magic + ArchitectureI386 + Size)));
        Span<byte> entryTag = header[FixedPartSize..];
        BinaryPrimitives.WriteUInt16LittleEndian(entryTag, EntryAddressTag);
        BinaryPrimitives.WriteUInt32LittleEndian(entryTag[4..], EntryAddressTagSize);
        BinaryPrimitives.WriteUInt32LittleEndian(entryTag[8..], entry);
        Span<byte> endTag = header[(Size - EndTagSize)..];
        BinaryPrimitives.WriteUInt16LittleEndian(endTag, EndTag);
        BinaryPrimitives.WriteUInt32LittleEndian(endTag[4..], EndTagSize);
    }
}
