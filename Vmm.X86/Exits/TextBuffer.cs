// Text for the console, put together in a fixed buffer: a monitor reports while it runs, and has no collector.
namespace CamkesNet.Vmm.Exits;

/// <summary>UTF-8 text of a limited length; what does not fit is cut off.</summary>
internal sealed class TextBuffer(int capacity)
{
    private const int DecimalDigits = 20;
    private readonly byte[] bytes = new byte[capacity];
    private int length;

    /// <summary>The text.</summary>
    public ReadOnlySpan<byte> Text => bytes.AsSpan(0, length);

    /// <summary>Empties the buffer.</summary>
    public TextBuffer Clear()
    {
        length = 0;
        return this;
    }

    /// <summary>Adds text.</summary>
    public TextBuffer Add(ReadOnlySpan<byte> text)
    {
        int count = Math.Min(text.Length, bytes.Length - length);
        text[..count].CopyTo(bytes.AsSpan(length));
        length += count;
        return this;
    }

    /// <summary>Adds text; what is not ASCII becomes a question mark.</summary>
    public TextBuffer Add(string text)
    {
        foreach (char character in text)
        {
            AddByte(character < 0x80 ? (byte)character : (byte)'?');
        }

        return this;
    }

    /// <summary>Adds a decimal number.</summary>
    public TextBuffer AddDecimal(ulong value)
    {
        Span<byte> digits = stackalloc byte[DecimalDigits];
        int first = DecimalDigits;
        do
        {
            digits[--first] = (byte)('0' + (value % 10));
            value /= 10;
        }
        while (value != 0);
        return Add(digits[first..]);
    }

    /// <summary>Adds a hexadecimal number with at least <paramref name="digits"/> digits.</summary>
    public TextBuffer AddHex(ulong value, int digits)
    {
        for (int i = Math.Max(digits, HexDigits(value)) - 1; i >= 0; i--)
        {
            AddByte("0123456789abcdef"u8[(int)(value >> (i * 4)) & 0xF]);
        }

        return this;
    }

    private static int HexDigits(ulong value)
    {
        int digits = 1;
        while (digits < 16 && value >> (digits * 4) != 0)
        {
            digits++;
        }

        return digits;
    }

    private void AddByte(byte value)
    {
        if (length < bytes.Length)
        {
            bytes[length++] = value;
        }
    }
}
