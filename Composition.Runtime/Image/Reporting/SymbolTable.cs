// Which method and line an instruction belongs to: made by the image builder, read by the fault reporter.
// Reading allocates nothing and never leaves the table, whatever it contains.
using System.Runtime.InteropServices;

namespace CamkesNet.Image.Reporting;

/// <summary>
/// The head of a symbol table; offsets count from its first byte. Behind it:
/// <list type="bullet">
/// <item><description>the methods: <see cref="SymbolTableMethod"/> records by ascending code offset;
/// </description></item>
/// <item><description>the files: one 32-bit offset each, into the strings;</description></item>
/// <item><description>the lines: for each method that has some, variable-length numbers (7 bits a byte, least
/// significant first, bit 7 set on all but the last): the number of rows, then for each row the distance of its code
/// offset from the row before (the first: from the method's start) and <c>(zigzag(line - previous line) &lt;&lt; 1) |
/// f</c>, where the previous line starts as 0 and f = 1 announces one more number, the file's index;
/// </description></item>
/// <item><description>the strings: a variable-length number of bytes, then the UTF-8 bytes.</description></item>
/// </list>
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SymbolTableHeader
{
    public const uint ExpectedMagic = 0x534E4D43; // "CMNS"

    public uint Magic;

    /// <summary>Bytes of the table, this head included.</summary>
    public uint Size;

    /// <summary>Virtual address of code offset 0.</summary>
    public ulong CodeStart;
    public uint CodeSize;
    public uint MethodCount;
    public uint MethodsOffset;
    public uint FileCount;
    public uint FilesOffset;
    public uint LinesOffset;
    public uint StringsOffset;
    public uint Reserved;
}

/// <summary>A method, or a stub that is not C#.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SymbolTableMethod
{
    /// <summary>A <see cref="Lines"/> without a value: no lines are known.</summary>
    public const uint NoLines = uint.MaxValue;

    /// <summary>Where the method begins.</summary>
    public uint CodeOffset;

    /// <summary>
    /// Its type's full name, from <see cref="SymbolTableHeader.StringsOffset"/>; an empty one for stubs.
    /// </summary>
    public uint TypeName;

    /// <summary>Its name, from <see cref="SymbolTableHeader.StringsOffset"/>.</summary>
    public uint MethodName;

    /// <summary>Its rows, from <see cref="SymbolTableHeader.LinesOffset"/>.</summary>
    public uint Lines;
}

/// <summary>A text inside a symbol table.</summary>
internal unsafe struct SymbolText
{
    public byte* Bytes;
    public int Length;

    /// <summary>The text.</summary>
    // Sound: the table was found to contain the bytes.
    public readonly ReadOnlySpan<byte> Utf8 => new(Bytes, Length);
}

/// <summary>The result of a look-up in a symbol table.</summary>
internal struct SymbolLocation
{
    /// <summary>Full name of the type; empty for a stub.</summary>
    public SymbolText Type;
    public SymbolText Method;

    /// <summary>File name without its folder; empty when no line is known.</summary>
    public SymbolText File;

    /// <summary>Line, counted from 1; 0 when it is not known.</summary>
    public uint Line;
}

/// <summary>Reads a symbol table in place.</summary>
/// <param name="start">The first byte of the table, or null.</param>
/// <param name="size">Bytes that can be read there.</param>
internal readonly unsafe struct SymbolTable(byte* start, ulong size)
{
    // Sound: every access goes through Contains or a cursor, which compare with the size given by the owner.
    private readonly byte* start = start;
    private readonly ulong size = size;

    /// <summary>Finds the method and line of the instruction at <paramref name="address"/>.</summary>
    /// <returns>False when the address is not in the code or the table is damaged.</returns>
    public bool TryFind(ulong address, out SymbolLocation location)
    {
        location = default;
        if (start == null || size < (ulong)sizeof(SymbolTableHeader))
        {
            return false;
        }

        var header = (SymbolTableHeader*)start;
        if (header->Magic != SymbolTableHeader.ExpectedMagic || header->Size > size
            || address < header->CodeStart || address - header->CodeStart >= header->CodeSize
            || !Contains(header->MethodsOffset, (ulong)header->MethodCount * (ulong)sizeof(SymbolTableMethod))
            || !Contains(header->FilesOffset, (ulong)header->FileCount * sizeof(uint)))
        {
            return false;
        }

        uint offset = (uint)(address - header->CodeStart);
        SymbolTableMethod* method = FindMethod(header, offset);
        if (method == null || !TryReadText(header, method->TypeName, out location.Type)
            || !TryReadText(header, method->MethodName, out location.Method))
        {
            return false;
        }

        if (method->Lines != SymbolTableMethod.NoLines)
        {
            FindLine(header, method, offset, ref location);
        }

        return true;
    }

    /// <summary>The last method that does not begin behind <paramref name="offset"/>.</summary>
    private SymbolTableMethod* FindMethod(SymbolTableHeader* header, uint offset)
    {
        var methods = (SymbolTableMethod*)(start + header->MethodsOffset);
        uint low = 0;
        uint high = header->MethodCount;
        while (low < high)
        {
            uint middle = low + ((high - low) / 2);
            if (methods[middle].CodeOffset <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? null : &methods[low - 1];
    }

    private void FindLine(
        SymbolTableHeader* header, SymbolTableMethod* method, uint offset, ref SymbolLocation location)
    {
        ulong position = (ulong)header->LinesOffset + method->Lines;
        if (!TryReadNumber(ref position, out uint rows))
        {
            return;
        }

        ulong rowOffset = method->CodeOffset;
        uint line = 0;
        uint file = 0;
        for (uint i = 0; i < rows; i++)
        {
            if (!TryReadNumber(ref position, out uint distance) || !TryReadNumber(ref position, out uint change))
            {
                return;
            }

            rowOffset += distance;
            if (rowOffset > offset)
            {
                break;
            }

            uint zigzag = change >> 1;
            line = unchecked(line + ((zigzag >> 1) ^ (0 - (zigzag & 1))));
            if ((change & 1) != 0 && !TryReadNumber(ref position, out file))
            {
                return;
            }
        }

        if (line != 0 && file < header->FileCount
            && TryReadText(header, ((uint*)(start + header->FilesOffset))[file], out location.File))
        {
            location.Line = line;
        }
    }

    private bool TryReadText(SymbolTableHeader* header, uint offset, out SymbolText text)
    {
        text = default;
        ulong position = (ulong)header->StringsOffset + offset;
        if (!TryReadNumber(ref position, out uint length) || length > int.MaxValue || !Contains(position, length))
        {
            return false;
        }

        text.Bytes = start + position;
        text.Length = (int)length;
        return true;
    }

    private bool TryReadNumber(ref ulong position, out uint number)
    {
        const int BitsPerGroup = 7;
        const byte Continues = 1 << BitsPerGroup;
        number = 0;
        for (int shift = 0; shift < 32; shift += BitsPerGroup)
        {
            if (position >= size)
            {
                return false;
            }

            byte value = start[position++];
            number |= (uint)(value & ~Continues) << shift;
            if ((value & Continues) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool Contains(ulong offset, ulong length) => offset <= size && length <= size - offset;
}
