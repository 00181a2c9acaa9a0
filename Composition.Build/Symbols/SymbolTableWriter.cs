// Writes the table from which the fault reporter names methods and lines; the format is described at SymbolTableHeader.
using System.Runtime.InteropServices;
using System.Text;
using CamkesNet.Image.Reporting;

namespace CamkesNet.Build.Symbols;

/// <summary>Writes symbol tables.</summary>
internal sealed class SymbolTableWriter
{
    private readonly MemoryStream strings = new();
    private readonly Dictionary<string, uint> stringOffsets = new(StringComparer.Ordinal);
    private readonly MemoryStream lines = new();
    private readonly List<uint> files = [];
    private readonly Dictionary<string, uint> fileIndexes = new(StringComparer.Ordinal);

    private SymbolTableWriter()
    {
    }

    /// <summary>The table for code at <paramref name="codeStart"/>.</summary>
    /// <param name="codeStart">The virtual address of the code.</param>
    /// <param name="codeSize">The size of the code in bytes.</param>
    /// <param name="methods">The methods by ascending address.</param>
    public static byte[] Write(ulong codeStart, uint codeSize, IEnumerable<MethodSymbol> methods)
    {
        var writer = new SymbolTableWriter();
        List<SymbolTableMethod> records = [];
        foreach (MethodSymbol method in methods)
        {
            records.Add(new SymbolTableMethod
            {
                CodeOffset = checked((uint)(method.Address - codeStart)),
                TypeName = writer.AddString(method.Type),
                MethodName = writer.AddString(method.Name),
                Lines = writer.AddLines(method),
            });
        }

        return writer.Assemble(codeStart, codeSize, records);
    }

    private byte[] Assemble(ulong codeStart, uint codeSize, List<SymbolTableMethod> records)
    {
        uint methodsOffset = (uint)Marshal.SizeOf<SymbolTableHeader>();
        uint filesOffset = methodsOffset + ((uint)records.Count * (uint)Marshal.SizeOf<SymbolTableMethod>());
        uint linesOffset = filesOffset + ((uint)files.Count * sizeof(uint));
        uint stringsOffset = linesOffset + (uint)lines.Length;
        uint size = checked(stringsOffset + (uint)strings.Length);
        byte[] table = new byte[size];
        MemoryMarshal.Write(table, new SymbolTableHeader
        {
            Magic = SymbolTableHeader.ExpectedMagic,
            Size = size,
            CodeStart = codeStart,
            CodeSize = codeSize,
            MethodCount = (uint)records.Count,
            MethodsOffset = methodsOffset,
            FileCount = (uint)files.Count,
            FilesOffset = filesOffset,
            LinesOffset = linesOffset,
            StringsOffset = stringsOffset,
        });
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(records)).CopyTo(table.AsSpan((int)methodsOffset));
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(files)).CopyTo(table.AsSpan((int)filesOffset));
        lines.ToArray().CopyTo(table, (int)linesOffset);
        strings.ToArray().CopyTo(table, (int)stringsOffset);
        return table;
    }

    private uint AddString(string text)
    {
        if (!stringOffsets.TryGetValue(text, out uint offset))
        {
            offset = (uint)strings.Length;
            stringOffsets.Add(text, offset);
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            WriteNumber(strings, (uint)bytes.Length);
            strings.Write(bytes);
        }

        return offset;
    }

    private uint AddFile(string name)
    {
        if (!fileIndexes.TryGetValue(name, out uint index))
        {
            index = (uint)files.Count;
            fileIndexes.Add(name, index);
            files.Add(AddString(name));
        }

        return index;
    }

    private uint AddLines(MethodSymbol method)
    {
        List<DwarfLineRow> rows = Distinct(method.Rows);
        if (rows.Count == 0)
        {
            return SymbolTableMethod.NoLines;
        }

        uint offset = (uint)lines.Length;
        WriteNumber(lines, (uint)rows.Count);
        ulong address = method.Address;
        uint line = 0;
        string? file = null;
        foreach (DwarfLineRow row in rows)
        {
            int difference = (int)row.Line - (int)line;
            uint zigzag = (uint)((difference << 1) ^ (difference >> 31));
            bool fileChanges = row.File != file;
            WriteNumber(lines, checked((uint)(row.Address - address)));
            WriteNumber(lines, (zigzag << 1) | (fileChanges ? 1u : 0u));
            if (fileChanges)
            {
                WriteNumber(lines, AddFile(row.File));
            }

            (address, line, file) = (row.Address, row.Line, row.File);
        }

        return offset;
    }

    /// <summary>Without the rows that do not change the line.</summary>
    private static List<DwarfLineRow> Distinct(IReadOnlyList<DwarfLineRow> rows)
    {
        List<DwarfLineRow> distinct = [];
        foreach (DwarfLineRow row in rows)
        {
            if (distinct.Count > 0 && distinct[^1].Address == row.Address)
            {
                distinct.RemoveAt(distinct.Count - 1);
            }

            bool same = distinct.Count > 0 && distinct[^1].Line == row.Line && distinct[^1].File == row.File;
            if (!same)
            {
                distinct.Add(row);
            }
        }

        return distinct;
    }

    private static void WriteNumber(MemoryStream stream, uint number)
    {
        while (number >= 0x80)
        {
            stream.WriteByte((byte)(number | 0x80));
            number >>= 7;
        }

        stream.WriteByte((byte)number);
    }
}
