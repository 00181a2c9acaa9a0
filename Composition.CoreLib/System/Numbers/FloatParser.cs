// Text as floating-point numbers, correctly rounded.
using System.Globalization;

namespace System;

internal static class FloatParser
{
    /// <summary>Further exponents make every number zero or infinite.</summary>
    private const int LargestExponent = 100_000;

    private const string Infinity = "Infinity";

    /// <returns>False for what is not a number; a number too large is infinite.</returns>
    internal static bool TryParse(ReadOnlySpan<char> text, NumberStyles style, FloatFormat type, out ulong bits)
    {
        bits = 0;
        text = text.Trim();
        var digits = default(DecimalDigits);
        if (!TryReadDigits(text, style, ref digits))
        {
            return TryParseSymbol(text, type, out bits);
        }
        bits = Nearest(ref digits, type) | (digits.IsNegative ? type.SignBit : 0);
        return true;
    }

    private static bool TryParseSymbol(ReadOnlySpan<char> text, FloatFormat type, out ulong bits)
    {
        bits = type.InfinityBits;
        bool isSigned = text.Length > 0 && text[0] is '+' or '-';
        ReadOnlySpan<char> symbol = isSigned ? text.Slice(1) : text;
        if (symbol.Equals(Infinity, StringComparison.OrdinalIgnoreCase))
        {
            bits |= isSigned && text[0] == '-' ? type.SignBit : 0;
            return true;
        }
        if (symbol.Equals("NaN", StringComparison.OrdinalIgnoreCase))
        {
            // The quiet NaN with its sign set is the one that operations make.
            bits |= type.SignBit | (type.HiddenBit >> 1);
            return true;
        }
        bits = 0;
        return false;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, NumberStyles style, ref DecimalDigits result)
    {
        int position = 0;
        if (text.Length > 0 && text[0] is '+' or '-' && (style & NumberStyles.AllowLeadingSign) != 0)
        {
            result.SetNegative(text[0] == '-');
            position++;
        }
        int count = 0;
        int scale = 0;
        bool hasDigits = false;
        bool hasPoint = false;
        bool hasMore = false;
        for (; position < text.Length; position++)
        {
            char c = text[position];
            if (char.IsAsciiDigit(c))
            {
                hasDigits = true;
                scale += hasPoint ? 0 : 1;
                if (count == 0 && c == '0')
                {
                    scale--;
                }
                else if (count < result.Buffer.Length - 1)
                {
                    result.Buffer[count++] = (byte)(c - '0');
                }
                else
                {
                    hasMore |= c != '0';
                }
            }
            else if (c == '.' && !hasPoint && (style & NumberStyles.AllowDecimalPoint) != 0)
            {
                hasPoint = true;
            }
            else if (c != ',' || hasPoint || !hasDigits || (style & NumberStyles.AllowThousands) == 0)
            {
                break;
            }
        }
        if (hasMore)
        {
            // More digits than any midpoint has: all that matters is that they are there.
            result.Buffer[count++] = 1;
        }
        if (!hasDigits || !TryReadExponent(text.Slice(position), style, ref scale))
        {
            return false;
        }
        result.SetDigits(count, scale);
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, NumberStyles style, ref int scale)
    {
        if (text.Length == 0)
        {
            return true;
        }
        if (text[0] is not ('e' or 'E') || (style & NumberStyles.AllowExponent) == 0)
        {
            return false;
        }
        text = text.Slice(1);
        bool isNegative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            text = text.Slice(1);
        }
        if (text.Length == 0)
        {
            return false;
        }
        int exponent = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
            exponent = Math.Min(LargestExponent, exponent * 10 + (c - '0'));
        }
        scale += isNegative ? -exponent : exponent;
        return true;
    }

    /// <summary>
    /// Numbers of one sign are ordered like their bits, so the nearest is found by bisection: the largest number
    /// whose lower midpoint is not above the value.
    /// </summary>
    private static ulong Nearest(ref DecimalDigits value, FloatFormat type)
    {
        if (value.Count == 0)
        {
            return 0;
        }
        ulong low = 0;
        ulong high = type.InfinityBits;
        while (low < high)
        {
            ulong middle = low + (high - low + 1) / 2;
            if (IsAtLeast(ref value, middle, type))
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }
        return low;
    }

    /// <summary>Whether the value rounds to the number with these bits or to a larger one.</summary>
    private static bool IsAtLeast(ref DecimalDigits value, ulong bits, FloatFormat type)
    {
        // Halfway between this number and the one below it.
        type.Decompose(bits - 1, out ulong mantissa, out int exponent);
        var midpoint = default(DecimalDigits);
        ExactDecimal.Expand(mantissa * 2 + 1, exponent - 1, ref midpoint);
        int order = DecimalDigits.Compare(ref value, ref midpoint);
        // A tie goes to the even one of the two.
        return order > 0 || (order == 0 && (bits & 1) == 0);
    }
}
