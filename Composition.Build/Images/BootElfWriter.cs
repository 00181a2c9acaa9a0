// Writes the ELF64 file that QEMU boots by its PVH note and GRUB by its Multiboot2 header.
using System.Runtime.InteropServices;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Linking.Elf;

namespace CamkesNet.Build.Images;

/// <summary>Writes bootable ELF64 files.</summary>
public static class BootElfWriter
{
    private const int PageSize = (int)LinkOptions.PageSize;

    /// <summary>
    /// The file that holds <paramref name="kernel"/> and, behind it in memory, <paramref name="payload"/>. Every
    /// segment needs a physical address.
    /// </summary>
    public static byte[] Write(LinkedImage kernel, params IReadOnlyList<LinkedSegment> payload)
    {
        ulong physicalOffset = kernel.PhysicalOffset
            ?? throw new ArgumentException("A bootable image has a physical place.", nameof(kernel));
        uint entry = checked((uint)unchecked(kernel.EntryAddress - physicalOffset));
        LinkedSegment[] segments = [.. kernel.Segments, .. payload];
        int headerCount = segments.Length + 1;
        int noteOffset = Alignment.RoundUp(
            Marshal.SizeOf<ElfFileHeader>() + (headerCount * Marshal.SizeOf<ElfProgramHeader>()),
            Math.Max(PvhNote.Alignment, Multiboot2Header.Alignment));
        int multibootOffset = Alignment.RoundUp(noteOffset + PvhNote.Size, Multiboot2Header.Alignment);
        int headerSize = multibootOffset + Multiboot2Header.Size;
        if (headerSize > Multiboot2Header.SearchLimit)
        {
            throw new ArgumentException("Too many segments for the Multiboot2 header to be found.", nameof(payload));
        }

        int[] offsets = FileOffsets(segments, headerSize, out int fileSize);
        byte[] file = new byte[fileSize];
        WriteFileHeader(file, kernel.EntryAddress, headerCount);
        Span<ElfProgramHeader> programHeaders = MemoryMarshal
            .Cast<byte, ElfProgramHeader>(file.AsSpan(Marshal.SizeOf<ElfFileHeader>()))[..headerCount];
        programHeaders[0] = NoteHeader(noteOffset);
        for (int i = 0; i < segments.Length; i++)
        {
            programHeaders[i + 1] = LoadHeader(segments[i], offsets[i]);
            segments[i].Bytes.CopyTo(file, offsets[i]);
        }

        PvhNote.Write(file.AsSpan(noteOffset), entry);
        Multiboot2Header.Write(file.AsSpan(multibootOffset), entry);
        return file;
    }

    /// <summary>File offsets are congruent to the addresses modulo the page size (System V ABI, chapter 5).</summary>
    private static int[] FileOffsets(LinkedSegment[] segments, int headerSize, out int fileSize)
    {
        int[] offsets = new int[segments.Length];
        int next = headerSize;
        for (int i = 0; i < segments.Length; i++)
        {
            int within = (int)(segments[i].VirtualAddress % (ulong)PageSize);
            offsets[i] = checked(Alignment.RoundUp(next, PageSize) + within);
            next = checked(offsets[i] + segments[i].Bytes.Length);
        }

        fileSize = next;
        return offsets;
    }

    private static void WriteFileHeader(byte[] file, ulong entry, int programHeaderCount)
    {
        ElfFileHeader header = ElfFileHeader.ForExecutable(entry) with
        {
            ProgramHeaderOffset = (ulong)Marshal.SizeOf<ElfFileHeader>(),
            ProgramHeaderEntrySize = (ushort)Marshal.SizeOf<ElfProgramHeader>(),
            ProgramHeaderCount = checked((ushort)programHeaderCount),
        };
        MemoryMarshal.Write(file, header);
    }

    private static ElfProgramHeader NoteHeader(int offset) => new()
    {
        Type = ElfProgramHeader.TypeNote,
        Flags = ElfProgramHeader.FlagRead,
        FileOffset = (ulong)offset,
        FileSize = PvhNote.Size,
        MemorySize = PvhNote.Size,
        Alignment = PvhNote.Alignment,
    };

    private static ElfProgramHeader LoadHeader(LinkedSegment segment, int offset) => new()
    {
        Type = ElfProgramHeader.TypeLoad,
        Flags = FlagsOf(segment.Flags),
        FileOffset = (ulong)offset,
        VirtualAddress = segment.VirtualAddress,
        PhysicalAddress = segment.PhysicalAddress
            ?? throw new ArgumentException($"Segment '{segment.Name}' has no physical address."),
        FileSize = (ulong)segment.Bytes.Length,
        MemorySize = segment.MemorySize,
        Alignment = PageSize,
    };

    private static uint FlagsOf(SegmentFlags flags) =>
        ElfProgramHeader.FlagRead
        | (flags.HasFlag(SegmentFlags.Write) ? ElfProgramHeader.FlagWrite : 0)
        | (flags.HasFlag(SegmentFlags.Execute) ? ElfProgramHeader.FlagExecute : 0);
}
