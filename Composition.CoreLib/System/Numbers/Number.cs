// Integers as text.
using System.Text;

namespace System;

internal static class Number
{
    /// <summary>Holds 64 binary digits, the longest text without a precision.</summary>
    private const int InitialBufferLength = 96;

    /// <summary>20 decimal digits and a sign.</summary>
    private const int LongestDecimal = 21;

    internal static ulong Magnitude(long value) => value < 0 ? 0 - (ulong)value : (ulong)value;

    internal static string NotNull(string? text)
    {
        ArgumentNullException.ThrowIfNull(text, "s");
        return text;
    }

    internal static string ToDecimalString(ulong magnitude, bool isNegative)
    {
        Span<char> buffer = stackalloc char[LongestDecimal];
        return new string(WriteDecimal(magnitude, isNegative, buffer));
    }

    /// <param name="bits">The number's two's complement, for hexadecimal and binary.</param>
    /// <param name="width">The type's width in bits.</param>
    internal static string ToString(ulong magnitude, bool isNegative, ulong bits, int width, string format)
    {
        var buffer = new CharBuffer(stackalloc char[InitialBufferLength]);
        Format(magnitude, isNegative, bits, width, format, ref buffer);
        return buffer.ToString();
    }

    internal static bool TryFormat(
        ulong magnitude, bool isNegative, ulong bits, int width, ReadOnlySpan<char> format, Span<char> destination,
        out int charsWritten)
    {
        if (format.Length == 0)
        {
            Span<char> digits = stackalloc char[LongestDecimal];
            ReadOnlySpan<char> text = WriteDecimal(magnitude, isNegative, digits);
            charsWritten = text.Length <= destination.Length ? text.Length : 0;
            return text.TryCopyTo(destination);
        }
        var buffer = new CharBuffer(stackalloc char[InitialBufferLength]);
        Format(magnitude, isNegative, bits, width, format, ref buffer);
        charsWritten = buffer.Length <= destination.Length ? buffer.Length : 0;
        return buffer.Text.TryCopyTo(destination);
    }

    private static void Format(
        ulong magnitude, bool isNegative, ulong bits, int width, ReadOnlySpan<char> text, ref CharBuffer buffer)
    {
        var format = NumberFormat.Parse(text);
        switch (format.Specifier)
        {
            case 'D' or 'd':
            case 'R' or 'r':
            case 'G' or 'g' when format.Precision <= 0:
                AppendDecimal(magnitude, isNegative, format.PrecisionOr(0), ref buffer);
                break;
            case 'X' or 'x':
                AppendPowerOfTwo(bits, 4, format, ref buffer);
                break;
            case 'B' or 'b':
                AppendPowerOfTwo(bits, 1, format, ref buffer);
                break;
            default:
                var digits = new DecimalDigits(magnitude, isNegative);
                DecimalFormatter.Format(ref digits, format, DigitsOf(width), ref buffer);
                break;
        }
    }

    /// <summary>Precision of the general format: as many digits as the type can have.</summary>
    private static int DigitsOf(int width) => width switch
    {
        8 => 3,
        16 => 5,
        32 => 10,
        _ => 19,
    };

    private static void AppendDecimal(ulong magnitude, bool isNegative, int minimumDigits, ref CharBuffer buffer)
    {
        Span<char> digits = stackalloc char[LongestDecimal];
        ReadOnlySpan<char> text = WriteDecimal(magnitude, isNegative: false, digits);
        if (isNegative)
        {
            buffer.Append('-');
        }
        buffer.Append('0', minimumDigits - text.Length);
        buffer.Append(text);
    }

    /// <summary>Fills the buffer from its end and returns the part that was written.</summary>
    private static ReadOnlySpan<char> WriteDecimal(
        ulong magnitude, bool isNegative, Span<char> buffer)
    {
        int position = buffer.Length;
        do
        {
            ulong quotient = magnitude / 10;
            buffer[--position] = (char)('0' + (int)(magnitude - quotient * 10));
            magnitude = quotient;
        }
        while (magnitude != 0);
        if (isNegative)
        {
            buffer[--position] = '-';
        }
        return buffer.Slice(position);
    }

    private static void AppendPowerOfTwo(ulong bits, int bitsPerDigit, NumberFormat format, ref CharBuffer buffer)
    {
        char firstLetter = format.Specifier == 'X' ? 'A' : 'a';
        int digitCount = 1;
        while (digitCount * bitsPerDigit < 64 && bits >> (digitCount * bitsPerDigit) != 0)
        {
            digitCount++;
        }
        buffer.Append('0', format.PrecisionOr(0) - digitCount);
        for (int i = digitCount - 1; i >= 0; i--)
        {
            int digit = (int)(bits >> (i * bitsPerDigit)) & ((1 << bitsPerDigit) - 1);
            buffer.Append((char)(digit < 10 ? '0' + digit : firstLetter + digit - 10));
        }
    }
}
