// Composes the lines of a report without allocating.
namespace CamkesNet.Image.Reporting;

/// <summary>One line of the log, as long as the kernel accepts; a longer one is written in pieces.</summary>
/// <param name="write">Writes bytes to the log.</param>
internal sealed unsafe class ReportLine(delegate*<byte*, int, void> write)
{
    private const int MaximumBytes = 512;
    private const int MaximumDecimalDigits = 20;
    private const int HexDigits = 16;
    private const int BitsPerHexDigit = 4;

    private readonly byte[] bytes = new byte[MaximumBytes];
    private readonly delegate*<byte*, int, void> write = write;
    private int length;

    /// <summary>Starts a line like those of the kernel.</summary>
    public void Begin() => Write("[camkes] "u8);

    /// <summary>Ends the line and writes it.</summary>
    public void End()
    {
        Write("\n"u8);
        Flush();
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            Write(character);
        }
    }

    /// <summary>Writes a text of ASCII characters.</summary>
    public void Write(string text)
    {
        foreach (char character in text)
        {
            Write((byte)character);
        }
    }

    public void WriteDecimal(ulong value)
    {
        Span<byte> digits = stackalloc byte[MaximumDecimalDigits];
        int first = digits.Length;
        do
        {
            digits[--first] = (byte)('0' + (value % 10));
            value /= 10;
        }
        while (value != 0);

        Write(digits[first..]);
    }

    /// <summary>Writes 0x and the hexadecimal digits, with leading zeros up to a number of digits.</summary>
    public void WriteHex(ulong value, int minimumDigits = 1)
    {
        Write("0x"u8);
        bool hasStarted = false;
        for (int digit = HexDigits - 1; digit >= 0; digit--)
        {
            uint nibble = (uint)(value >> (digit * BitsPerHexDigit)) & 0xF;
            hasStarted |= nibble != 0 || digit < minimumDigits;
            if (hasStarted)
            {
                Write("0123456789abcdef"u8[(int)nibble]);
            }
        }
    }

    private void Write(byte character)
    {
        if (length == MaximumBytes)
        {
            Flush();
        }

        bytes[length++] = character;
    }

    private void Flush()
    {
        fixed (byte* start = bytes)
        {
            write(start, length);
        }

        length = 0;
    }
}
