// What a Multiboot kernel's file says about itself, checked: no field of it is believed.
using System.Runtime.CompilerServices;

namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>
/// Reads Multiboot 1 kernels (Multiboot Specification 0.6.96, section 3.1): 32-bit ELF files, or any file whose header
/// has the address fields. One object reads again and again and allocates only when something is wrong.
/// </summary>
internal sealed class MultibootKernel
{
    /// <summary>The largest number of program headers; linkers write fewer than ten.</summary>
    public const int MostProgramHeaders = 64;

    private const uint KnownFlags = MultibootHeader.PageAlignedModules | MultibootHeader.MemoryInformation;
    private const ulong AddressSpaceSize = 1UL << 32;

    private readonly byte[] buffer = new byte[MultibootHeader.SearchSize];
    private readonly MultibootSegment[] segments = new MultibootSegment[MostProgramHeaders];
    private int count;

    /// <summary>What is loaded: at least one segment if the kernel is bootable.</summary>
    public ReadOnlySpan<MultibootSegment> Segments => segments.AsSpan(0, count);

    /// <summary>The first instruction's guest-physical address, which lies in a segment.</summary>
    public uint Entry { get; private set; }

    /// <summary>The first address after all segments.</summary>
    public ulong End { get; private set; }

    /// <summary>Why it was refused, as the end of a sentence.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Reads a file's headers.</summary>
    public KernelReading Read(IGuestFileSource files, int file)
    {
        count = 0;
        Entry = 0;
        End = 0;
        Reason = "";
        long size = files.Size(file);
        int length = (int)Math.Clamp(size, 0, MultibootHeader.SearchSize);
        Span<byte> start = buffer.AsSpan(0, length);
        start.Clear();
        if (!files.Read(file, 0, start))
        {
            return KernelReading.Unreadable;
        }

        int offset = FindHeader(start);
        if (offset < 0)
        {
            return KernelReading.OtherKind;
        }

        uint flags = Unsafe.ReadUnaligned<uint>(ref start[offset + sizeof(uint)]);
        if ((flags & MultibootHeader.VideoMode) != 0)
        {
            return Refuse("it requests a video mode, but guests have only a serial console");
        }

        if ((flags & MultibootHeader.RequiredFlags & ~KnownFlags) != 0)
        {
            return Refuse("its header requires a feature that the Multiboot specification does not define");
        }

        return (flags & MultibootHeader.AddressFields) != 0
            ? ReadAddressFields(start, offset, size)
            : ReadElf(files, file, start, size);
    }

    private static int FindHeader(ReadOnlySpan<byte> start)
    {
        for (int at = 0; at <= start.Length - MultibootHeader.ShortSize; at += MultibootHeader.Alignment)
        {
            // Sound: ShortSize bytes are there, and they are all that IsValid reads.
            MultibootHeader header = default;
            header.Magic = Word(start, at);
            header.Flags = Word(start, at + sizeof(uint));
            header.Checksum = Word(start, at + (2 * sizeof(uint)));
            if (header.IsValid)
            {
                return at;
            }
        }

        return -1;
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int at) =>
        Unsafe.ReadUnaligned<uint>(ref Unsafe.AsRef(in bytes[at]));

    private KernelReading ReadAddressFields(Span<byte> start, int offset, long size)
    {
        if (start.Length - offset < MultibootHeader.Size)
        {
            return Refuse("its header is truncated");
        }

        // Sound: Size bytes are there, and the structure holds numbers only.
        MultibootHeader header = Unsafe.ReadUnaligned<MultibootHeader>(ref start[offset]);
        uint distance = header.HeaderAddress - header.LoadAddress;
        if (header.LoadAddress > header.HeaderAddress || distance > (uint)offset)
        {
            return Refuse("its header places the file's data before the start of the file");
        }

        uint fileOffset = (uint)offset - distance;
        ulong rest = (ulong)size - fileOffset;
        ulong end = header.LoadEndAddress == 0 ? header.LoadAddress + rest : header.LoadEndAddress;
        ulong bssEnd = header.BssEndAddress == 0 ? end : header.BssEndAddress;
        if (end < header.LoadAddress || bssEnd < end || bssEnd > AddressSpaceSize)
        {
            return Refuse("the address ranges in its header end before they begin or above 4 GiB");
        }

        if (end - header.LoadAddress > rest)
        {
            return Refuse("it is truncated");
        }

        uint fileSize = (uint)(end - header.LoadAddress);
        return Add(fileOffset, fileSize, header.LoadAddress, bssEnd - header.LoadAddress)
            ? Finish(header.EntryAddress)
            : KernelReading.Refused;
    }

    private KernelReading ReadElf(IGuestFileSource files, int file, Span<byte> start, long size)
    {
        if (start.Length < Elf32Header.Size || Word(start, 0) != Elf32Header.ExpectedMagic)
        {
            return Refuse("it is not an ELF file, and its header has no address fields");
        }

        // Sound: Size bytes are there, and the structure holds numbers only.
        Elf32Header header = Unsafe.ReadUnaligned<Elf32Header>(ref start[0]);
        if (header.Class == Elf32Header.Class64)
        {
            return Refuse("it is a 64-bit ELF file, but Multiboot kernels are 32-bit (use 'objcopy -O elf32-i386')");
        }

        if (header.Class != Elf32Header.Class32 || header.DataEncoding != Elf32Header.LittleEndian
            || header.Type != Elf32Header.Executable || header.Machine != Elf32Header.Intel80386)
        {
            return Refuse("it is not an executable ELF file for the Intel 80386");
        }

        int headers = header.ProgramHeaderCount;
        if (header.ProgramHeaderSize != Elf32ProgramHeader.Size || headers is 0 or > MostProgramHeaders)
        {
            return Refuse("its program headers are not 32 bytes each, or their number is not 1 to 64");
        }

        int tableSize = headers * Elf32ProgramHeader.Size;
        if (header.ProgramHeaderOffset + (ulong)tableSize > (ulong)size)
        {
            return Refuse("it is truncated: its program headers are beyond its end");
        }

        Span<byte> table = buffer.AsSpan(0, tableSize);
        return files.Read(file, header.ProgramHeaderOffset, table)
            ? ReadProgramHeaders(table, header.Entry, size)
            : KernelReading.Unreadable;
    }

    private KernelReading ReadProgramHeaders(Span<byte> table, uint virtualEntry, long size)
    {
        ulong entry = virtualEntry;
        for (int at = 0; at < table.Length; at += Elf32ProgramHeader.Size)
        {
            // Sound: the table has a whole number of headers, and the structure holds numbers only.
            Elf32ProgramHeader header = Unsafe.ReadUnaligned<Elf32ProgramHeader>(ref table[at]);
            if (header.Type != Elf32ProgramHeader.Load || header.MemorySize == 0)
            {
                continue;
            }

            if (header.FileSize > header.MemorySize)
            {
                return Refuse("a segment has more bytes in the file than in memory");
            }

            if (header.Offset + (ulong)header.FileSize > (ulong)size)
            {
                return Refuse("it is truncated: a segment is beyond its end");
            }

            if (!Add(header.Offset, header.FileSize, header.PhysicalAddress, header.MemorySize))
            {
                return KernelReading.Refused;
            }

            // The entry is a virtual address; paging is off, so the segment determines the physical one.
            uint distance = virtualEntry - header.VirtualAddress;
            if (virtualEntry >= header.VirtualAddress && distance < header.MemorySize)
            {
                entry = (ulong)header.PhysicalAddress + distance;
            }
        }

        return Finish(entry);
    }

    private bool Add(uint fileOffset, uint fileSize, uint address, ulong memorySize)
    {
        if (memorySize > uint.MaxValue || address + memorySize > AddressSpaceSize)
        {
            Reason = "a segment ends above 4 GiB";
            return false;
        }

        if (memorySize > 0)
        {
            segments[count] = new MultibootSegment(fileOffset, fileSize, address, (uint)memorySize);
            End = Math.Max(End, segments[count].End);
            count++;
        }

        return true;
    }

    private KernelReading Finish(ulong entry)
    {
        bool hasEntry = false;
        foreach (ref readonly MultibootSegment segment in Segments)
        {
            hasEntry |= segment.Contains(entry);
            if (segment.Overlaps(GuestMemoryLayout.LowMemoryEnd, GuestMemoryLayout.HighMemory))
            {
                return Refuse("a segment is between 639 KiB and 1 MiB, the area of a PC's BIOS");
            }
        }

        Entry = (uint)entry;
        return hasEntry ? KernelReading.Bootable
            : Refuse(count == 0 ? "it has no segment to load" : "its entry point is in none of its segments");
    }

    private KernelReading Refuse(string reason)
    {
        Reason = reason;
        return KernelReading.Refused;
    }
}
