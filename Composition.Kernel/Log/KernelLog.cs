// The kernel's text output: boot line, fault reports, what components write to their log capability.
namespace CamkesNet.Kernel.Log;

/// <summary>Writes text and numbers without allocating.</summary>
// Sound: no 64-bit number has more digits than the buffer.
internal static unsafe class KernelLog
{
    private const int MaximumDecimalDigits = 20;
    private const int HexDigits = 16;

    /// <summary>Boot option <c>camkes.log=quiet</c>: only faults and failures are written.</summary>
    public static bool IsQuiet { get; set; }

    /// <summary>Starts every line of the kernel.</summary>
    private static ReadOnlySpan<byte> Prefix => "[camkes] "u8;

    public static void BeginLine() => Write(Prefix);

    public static void EndLine() => WriteByte((byte)'\n');

    public static void Line(ReadOnlySpan<byte> text)
    {
        BeginLine();
        Write(text);
        EndLine();
    }

    public static void Write(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            WriteByte(character);
        }
    }

    /// <summary>Writes a number in hexadecimal, after what it is.</summary>
    public static void Write(ReadOnlySpan<byte> label, ulong value)
    {
        Write(label);
        WriteHex(value);
    }

    public static void WriteDecimal(ulong value)
    {
        byte* digits = stackalloc byte[MaximumDecimalDigits];
        int count = 0;
        do
        {
            digits[count++] = (byte)('0' + (value % 10));
            value /= 10;
        }
        while (value != 0);

        while (count > 0)
        {
            WriteByte(digits[--count]);
        }
    }

    /// <summary>Writes 0x and the hexadecimal digits without leading zeros.</summary>
    public static void WriteHex(ulong value)
    {
        Write("0x"u8);
        bool started = false;
        for (int digit = HexDigits - 1; digit >= 0; digit--)
        {
            uint nibble = (uint)(value >> (digit * 4)) & 0xF;
            started |= nibble != 0 || digit == 0;
            if (started)
            {
                WriteByte((byte)(nibble < 10 ? '0' + nibble : 'a' + nibble - 10));
            }
        }
    }

    private static void WriteByte(byte value)
    {
        if (value == (byte)'\n')
        {
            SerialPort.Write((byte)'\r');
        }

        SerialPort.Write(value);
    }
}
