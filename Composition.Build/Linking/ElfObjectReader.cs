// Reads an ELF64 relocatable file for x86-64, as ilc writes it, into the linker's object model.
using System.Runtime.InteropServices;
using System.Text;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Linking.Elf;

namespace CamkesNet.Build.Linking;

/// <summary>Reads ELF64 relocatable files.</summary>
public sealed class ElfObjectReader
{
    internal const string UseIlc = "Use the version of ilc that comes with the package.";

    /// <summary>No section of an image needs more than a large page.</summary>
    private const ulong MaximumAlignment = 1UL << 21;

    /// <summary>Sections lie within the 2 GiB that code can address relative to itself.</summary>
    private const ulong MaximumSize = int.MaxValue;

    private readonly ReadOnlyMemory<byte> file;
    private readonly ObjectFile result;
    private readonly ElfSectionHeader[] headers;
    private readonly ObjectSection?[] sections;

    private ElfObjectReader(string name, ReadOnlyMemory<byte> file)
    {
        this.file = file;
        result = new ObjectFile(name);
        headers = ReadSectionHeaders();
        sections = new ObjectSection?[headers.Length];
    }

    /// <summary>Reads <paramref name="file"/>; <paramref name="name"/> stands for it in messages.</summary>
    /// <exception cref="BuildException">CN2004 or CN2006: not an x86-64 relocatable file, or damaged.</exception>
    public static ObjectFile Read(string name, ReadOnlyMemory<byte> file)
    {
        var reader = new ElfObjectReader(name, file);
        reader.ReadSections();
        ObjectSymbol[] symbols = reader.ReadSymbols();
        reader.ReadRelocations(symbols);
        return reader.result;
    }

    private ElfSectionHeader[] ReadSectionHeaders()
    {
        ElfFileHeader header = ReadAt<ElfFileHeader>(0);
        if (header.Magic != ElfFileHeader.MagicValue || header.Class != ElfFileHeader.Class64
            || header.DataEncoding != ElfFileHeader.LittleEndian || header.Type != ElfFileHeader.Relocatable
            || header.Machine != ElfFileHeader.MachineX8664)
        {
            throw new BuildException(
                BuildCodes.UnsupportedObject, $"'{result.Name}' is not a 64-bit x86 relocatable ELF file. {UseIlc}");
        }

        return MemoryMarshal
            .Cast<byte, ElfSectionHeader>(Slice(
                header.SectionHeaderOffset,
                (ulong)header.SectionHeaderCount * (ulong)Marshal.SizeOf<ElfSectionHeader>()))
            .ToArray();
    }

    private void ReadSections()
    {
        ElfFileHeader header = ReadAt<ElfFileHeader>(0);
        ElfSectionHeader names = Header(header.SectionNameTableIndex);
        for (int i = 1; i < headers.Length; i++)
        {
            ElfSectionHeader section = headers[i];
            bool bookkeeping = section.Type is ElfSectionHeader.TypeSymbolTable or ElfSectionHeader.TypeStringTable or
                ElfSectionHeader.TypeRelocationsWithAddends or ElfSectionHeader.TypeRelocations;
            if (bookkeeping)
            {
                continue;
            }

            if (section.Size > MaximumSize)
            {
                throw Malformed("a section is larger than 2 GiB");
            }

            bool zeros = section.Type == ElfSectionHeader.TypeNoBits;
            sections[i] = new ObjectSection
            {
                Name = ReadString(names, section.Name),
                Flags = FlagsOf(section),
                Alignment = AlignmentOf(section),
                Content = zeros ? default : Memory(section.FileOffset, section.Size),
                Size = section.Size,
            };
            result.Sections.Add(sections[i]!);
        }
    }

    private ulong AlignmentOf(in ElfSectionHeader section)
    {
        ulong alignment = Math.Max(section.Alignment, 1);
        return ulong.IsPow2(alignment) && alignment <= MaximumAlignment
            ? alignment
            : throw Malformed("a section's alignment is no power of two, or more than a large page");
    }

    private static SectionFlags FlagsOf(in ElfSectionHeader section)
    {
        SectionFlags flags = SectionFlags.None;
        flags |= (section.Flags & ElfSectionHeader.FlagAllocate) != 0 ? SectionFlags.Allocate : 0;
        flags |= (section.Flags & ElfSectionHeader.FlagWrite) != 0 ? SectionFlags.Write : 0;
        flags |= (section.Flags & ElfSectionHeader.FlagExecute) != 0 ? SectionFlags.Execute : 0;
        flags |= (section.Flags & ElfSectionHeader.FlagThreadLocal) != 0 ? SectionFlags.ThreadLocal : 0;
        flags |= section.Type == ElfSectionHeader.TypeNoBits ? SectionFlags.ZeroInitialized : 0;
        return flags;
    }

    private ObjectSymbol[] ReadSymbols()
    {
        int table = Array.FindIndex(headers, header => header.Type == ElfSectionHeader.TypeSymbolTable);
        if (table < 0)
        {
            return [];
        }

        ElfSectionHeader names = Header((int)headers[table].Link);
        ReadOnlySpan<ElfSymbol> entries =
            MemoryMarshal.Cast<byte, ElfSymbol>(Slice(headers[table].FileOffset, headers[table].Size));
        var symbols = new ObjectSymbol[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            symbols[i] = ReadSymbol(entries[i], names);
            result.Symbols.Add(symbols[i]);
        }

        return symbols;
    }

    private ObjectSymbol ReadSymbol(in ElfSymbol entry, in ElfSectionHeader names)
    {
        string name = ReadString(names, entry.Name);
        if (entry.SectionIndex >= ElfSymbol.FirstReservedIndex)
        {
            throw new BuildException(
                BuildCodes.UnsupportedObject,
                $"Symbol '{name}' of '{result.Name}' is absolute or common, which the linker does not support. "
                + UseIlc);
        }

        ObjectSection? section = null;
        if (entry.SectionIndex != ElfSymbol.UndefinedIndex)
        {
            _ = Header(entry.SectionIndex);
            section = sections[entry.SectionIndex];
        }

        if (section is not null && (entry.Value > section.Size || entry.Size > section.Size - entry.Value))
        {
            throw Malformed($"symbol '{name}' is outside its section '{section.Name}'");
        }

        return new ObjectSymbol
        {
            Name = name,
            Section = section,
            Value = entry.Value,
            Size = entry.Size,
            IsGlobal = entry.Binding != ElfSymbol.BindingLocal,
            IsFunction = entry.SymbolType == ElfSymbol.TypeFunction,
        };
    }

    private void ReadRelocations(ObjectSymbol[] symbols)
    {
        foreach (ElfSectionHeader header in headers)
        {
            if (header.Type == ElfSectionHeader.TypeRelocations)
            {
                throw new BuildException(
                    BuildCodes.UnsupportedObject,
                    $"'{result.Name}' has relocations without addends, which the linker does not support. {UseIlc}");
            }

            if (header.Type != ElfSectionHeader.TypeRelocationsWithAddends)
            {
                continue;
            }

            _ = Header((int)header.Info);
            ObjectSection target = sections[header.Info]
                ?? throw Malformed("relocations refer to a section that is not loaded");
            ReadOnlySpan<ElfRelocation> entries =
                MemoryMarshal.Cast<byte, ElfRelocation>(Slice(header.FileOffset, header.Size));
            target.Relocations.EnsureCapacity(entries.Length);
            foreach (ref readonly ElfRelocation entry in entries)
            {
                if (entry.SymbolIndex >= (uint)symbols.Length)
                {
                    throw Malformed("a relocation's symbol index is out of range");
                }

                target.Relocations.Add(new Relocation(
                    entry.Offset, (RelocationKind)entry.Type, symbols[entry.SymbolIndex], entry.Addend));
            }
        }
    }

    private ElfSectionHeader Header(int index) =>
        (uint)index < (uint)headers.Length ? headers[index] : throw Malformed("a section index is out of range");

    private string ReadString(in ElfSectionHeader table, uint offset)
    {
        ReadOnlySpan<byte> strings = Slice(table.FileOffset, table.Size);
        if (offset >= (uint)strings.Length)
        {
            throw Malformed("a name is outside its string table");
        }

        ReadOnlySpan<byte> tail = strings[(int)offset..];
        int end = tail.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? tail : tail[..end]);
    }

    private T ReadAt<T>(ulong offset)
        where T : unmanaged => MemoryMarshal.Read<T>(Slice(offset, (ulong)Marshal.SizeOf<T>()));

    private ReadOnlySpan<byte> Slice(ulong offset, ulong size) => Memory(offset, size).Span;

    private ReadOnlyMemory<byte> Memory(ulong offset, ulong size)
    {
        ulong length = (ulong)file.Length;
        return offset <= length && size <= length - offset
            ? file.Slice((int)offset, (int)size)
            : throw Malformed("a part of it is beyond the end of the file");
    }

    private BuildException Malformed(string what) =>
        new(BuildCodes.MalformedObject, $"'{result.Name}' is damaged: {what}. Delete it and build again.");
}
