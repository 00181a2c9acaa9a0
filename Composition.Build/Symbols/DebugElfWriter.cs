// Writes what debuggers need of a linked image beside it: symbols, lines and types, without the code itself.
using System.Runtime.InteropServices;
using System.Text;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Linking.Elf;

namespace CamkesNet.Build.Symbols;

/// <summary>Writes ELF64 files with DWARF for gdb's <c>add-symbol-file</c> and <c>symbol-file</c>.</summary>
internal sealed class DebugElfWriter
{
    private readonly MemoryStream content = new();
    private readonly List<ElfSectionHeader> headers = [default];
    private readonly MemoryStream names = new();

    private DebugElfWriter()
    {
        content.Write(new byte[Marshal.SizeOf<ElfFileHeader>()]);
        names.WriteByte(0);
    }

    /// <summary>The debug file of <paramref name="image"/>.</summary>
    public static byte[] Write(LinkedImage image) => new DebugElfWriter().WriteFile(image);

    private byte[] WriteFile(LinkedImage image)
    {
        foreach (LinkedSegment segment in image.Segments)
        {
            headers.Add(new ElfSectionHeader
            {
                Name = AddName("." + segment.Name),
                Type = ElfSectionHeader.TypeNoBits,
                Flags = FlagsOf(segment.Flags),
                Address = segment.VirtualAddress,
                FileOffset = (ulong)content.Position,
                Size = segment.MemorySize,
                Alignment = LinkOptions.PageSize,
            });
        }

        AddUnwindTable(image);
        foreach (LinkedDebugSection section in image.DebugSections)
        {
            AddSection(
                section.Name, ElfSectionHeader.TypeProgramBits, section.Bytes, new ElfSectionHeader { Alignment = 1 });
        }

        AddSymbols(image);
        int nameTable = headers.Count;
        uint ownName = AddName(".shstrtab");
        AddSection(ownName, ElfSectionHeader.TypeStringTable, names.ToArray(), new ElfSectionHeader { Alignment = 1 });
        return Assemble(image.EntryAddress, nameTable);
    }

    /// <summary>How frames are unwound, which is part of the image: without it backtraces end early.</summary>
    private void AddUnwindTable(LinkedImage image)
    {
        if (image.FindSymbol("__eh_frame_start") is not { } start || image.FindSymbol("__eh_frame_end") is not { } end)
        {
            return;
        }

        foreach (LinkedSegment segment in image.Segments)
        {
            if (end > start && start >= segment.VirtualAddress
                && end - segment.VirtualAddress <= (ulong)segment.Bytes.Length)
            {
                int offset = (int)(start - segment.VirtualAddress);
                byte[] table = segment.Bytes[offset..(offset + (int)(end - start))];
                AddSection(".eh_frame", ElfSectionHeader.TypeProgramBits, table, new ElfSectionHeader
                {
                    Flags = ElfSectionHeader.FlagAllocate,
                    Address = start,
                    Alignment = sizeof(ulong),
                });
            }
        }
    }

    private void AddSymbols(LinkedImage image)
    {
        var strings = new MemoryStream();
        strings.WriteByte(0);
        List<ElfSymbol> symbols = [default];
        foreach (LinkedSymbol symbol in image.Symbols)
        {
            symbols.Add(new ElfSymbol
            {
                Name = (uint)strings.Position,
                Info = ElfSymbol.MakeInfo(
                    ElfSymbol.BindingGlobal, symbol.IsFunction ? ElfSymbol.TypeFunction : ElfSymbol.TypeObject),
                SectionIndex = SectionOf(image, symbol.Address),
                Value = symbol.Address,
                Size = symbol.Size,
            });
            strings.Write(Encoding.UTF8.GetBytes(symbol.Name + '\0'));
        }

        uint stringTable = (uint)headers.Count;
        AddSection(
            ".strtab", ElfSectionHeader.TypeStringTable, strings.ToArray(), new ElfSectionHeader { Alignment = 1 });
        AddSection(
            ".symtab",
            ElfSectionHeader.TypeSymbolTable,
            MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(symbols)).ToArray(),
            new ElfSectionHeader
            {
                Link = stringTable,
                Info = 1, // the first symbol that is not local
                Alignment = sizeof(ulong),
                EntrySize = (ulong)Marshal.SizeOf<ElfSymbol>(),
            });
    }

    /// <summary>The segments are the first sections; the end of one counts as belonging to it.</summary>
    private static ushort SectionOf(LinkedImage image, ulong address)
    {
        for (int i = 0; i < image.Segments.Count; i++)
        {
            LinkedSegment segment = image.Segments[i];
            if (address >= segment.VirtualAddress && address - segment.VirtualAddress <= segment.MemorySize)
            {
                return (ushort)(i + 1);
            }
        }

        return ElfSymbol.AbsoluteIndex;
    }

    private void AddSection(string name, uint type, byte[] bytes, ElfSectionHeader header) =>
        AddSection(AddName(name), type, bytes, header);

    private void AddSection(uint name, uint type, byte[] bytes, ElfSectionHeader header)
    {
        content.Write(new byte[-content.Position & (sizeof(ulong) - 1)]);
        header.Name = name;
        header.Type = type;
        header.FileOffset = (ulong)content.Position;
        header.Size = (ulong)bytes.Length;
        headers.Add(header);
        content.Write(bytes);
    }

    private uint AddName(string name)
    {
        uint offset = (uint)names.Position;
        names.Write(Encoding.ASCII.GetBytes(name + '\0'));
        return offset;
    }

    private byte[] Assemble(ulong entry, int nameTable)
    {
        content.Write(new byte[-content.Position & (sizeof(ulong) - 1)]);
        ulong headerOffset = (ulong)content.Position;
        content.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(headers)));
        byte[] file = content.ToArray();
        MemoryMarshal.Write(file, ElfFileHeader.ForExecutable(entry) with
        {
            SectionHeaderOffset = headerOffset,
            SectionHeaderCount = (ushort)headers.Count,
            SectionNameTableIndex = (ushort)nameTable,
        });
        return file;
    }

    private static ulong FlagsOf(SegmentFlags flags) => ElfSectionHeader.FlagAllocate
        | (flags.HasFlag(SegmentFlags.Write) ? ElfSectionHeader.FlagWrite : 0)
        | (flags.HasFlag(SegmentFlags.Execute) ? ElfSectionHeader.FlagExecute : 0);
}
