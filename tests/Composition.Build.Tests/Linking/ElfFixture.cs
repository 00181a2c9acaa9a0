// Writes a small relocatable ELF file, so that the reader is tested with bytes that it did not write itself.
using System.Buffers.Binary;
using System.Text;

namespace CamkesNet.Tests.Linking;

/// <summary>
/// Sections: 1 .text, 2 .bss, 3 .rela.text, 4 .symtab, 5 .strtab (for section names too). Symbols: 1 "Entry" (function
/// at .text+4, 4 bytes), 2 "Other" (undefined). Relocation: .text+5, R_X86_64_PLT32, "Other" - 4.
/// </summary>
internal static class ElfFixture
{
    public const int TextOffset = 64;
    public const int TextSize = 16;
    public const int RelocationOffset = TextOffset + TextSize;
    public const int SymbolOffset = RelocationOffset + 24;
    public const int StringOffset = SymbolOffset + (3 * 24);
    public const int FileTypeOffset = 16;
    private const int SectionCount = 6;
    private const string Strings = "\0.text\0.bss\0.rela.text\0.symtab\0.strtab\0Entry\0Other\0";

    private const int HeaderSize = 64;

    private static int Headers => (StringOffset + Strings.Length + 7) & ~7;

    /// <summary>The offset of a section's header.</summary>
    public static int HeaderOf(int section) => Headers + (section * HeaderSize);

    public static byte[] Write()
    {
        int headers = Headers;
        byte[] file = new byte[headers + (SectionCount * HeaderSize)];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        U16(file, FileTypeOffset, 1);
        U16(file, 18, 62);
        U64(file, 40, (ulong)headers);
        U16(file, 60, SectionCount);
        U16(file, 62, 5);
        for (int i = 0; i < TextSize; i++)
        {
            file[TextOffset + i] = (byte)i;
        }

        U64(file, RelocationOffset, 5);
        U32(file, RelocationOffset + 8, 4);
        U32(file, RelocationOffset + 12, 2);
        U64(file, RelocationOffset + 16, unchecked((ulong)-4L));
        Symbol(file, 1, "Entry", info: 0x12, section: 1, value: 4, size: 4);
        Symbol(file, 2, "Other", info: 0x10, section: 0, value: 0, size: 0);
        Encoding.ASCII.GetBytes(Strings).CopyTo(file, StringOffset);
        Section(file, headers, 1, ".text", 1, 6, TextOffset, TextSize, 0, 0);
        Section(file, headers, 2, ".bss", 8, 3, TextOffset, 4096, 0, 0);
        Section(file, headers, 3, ".rela.text", 4, 0, RelocationOffset, 24, 4, 1);
        Section(file, headers, 4, ".symtab", 2, 0, SymbolOffset, 72, 5, 1);
        Section(file, headers, 5, ".strtab", 3, 0, StringOffset, Strings.Length, 0, 0);
        return file;
    }

    private static void Symbol(byte[] file, int index, string name, byte info, ushort section, ulong value, ulong size)
    {
        int at = SymbolOffset + (index * 24);
        U32(file, at, NameOf(name));
        file[at + 4] = info;
        U16(file, at + 6, section);
        U64(file, at + 8, value);
        U64(file, at + 16, size);
    }

    private static void Section(
        byte[] file,
        int headers,
        int index,
        string name,
        uint type,
        ulong flags,
        int offset,
        int size,
        uint link,
        uint info)
    {
        int at = headers + (index * 64);
        U32(file, at, NameOf(name));
        U32(file, at + 4, type);
        U64(file, at + 8, flags);
        U64(file, at + 24, (ulong)offset);
        U64(file, at + 32, (ulong)size);
        U32(file, at + 40, link);
        U32(file, at + 44, info);
        U64(file, at + 48, 8);
    }

    private static uint NameOf(string name) => (uint)Strings.IndexOf($"\0{name}\0", StringComparison.Ordinal) + 1;

    private static void U16(byte[] file, int at, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);

    private static void U32(byte[] file, int at, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);

    private static void U64(byte[] file, int at, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(at), value);
}
