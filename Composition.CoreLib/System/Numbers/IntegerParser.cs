// Text as integers of any width.
using System.Globalization;

namespace System;

internal static class IntegerParser
{
    internal enum Status
    {
        Parsed,
        BadFormat,
        Overflow,
    }

    /// <summary>The largest magnitudes on both sides of zero, and the width in bits.</summary>
    internal readonly struct Limits(ulong positive, ulong negative, int width)
    {
        internal ulong Positive => positive;
        internal ulong Negative => negative;
        internal int Width => width;
    }

    internal static void ThrowUnlessParsed(Status status, ReadOnlySpan<char> text)
    {
        if (status == Status.BadFormat)
        {
            throw new FormatException(
                string.Concat("The input string '", text.ToString(), "' was not in a correct format."));
        }
        if (status == Status.Overflow)
        {
            throw new OverflowException("Value was either too large or too small for its type.");
        }
    }

    internal static Status Parse(ReadOnlySpan<char> text, NumberStyles style, Limits limits, out ulong bits)
    {
        bits = 0;
        if ((style & NumberStyles.AllowLeadingWhite) != 0)
        {
            text = text.TrimStart(NumberWhiteSpace);
        }
        if ((style & NumberStyles.AllowTrailingWhite) != 0)
        {
            text = text.TrimEnd(NumberWhiteSpace);
        }
        if ((style & NumberStyles.AllowHexSpecifier) != 0)
        {
            return ParsePowerOfTwo(text, 4, limits.Width, out bits);
        }
        if ((style & NumberStyles.AllowBinarySpecifier) != 0)
        {
            return ParsePowerOfTwo(text, 1, limits.Width, out bits);
        }
        bool isNegative = TakeSign(ref text, style);
        return ParseDecimal(text, style, isNegative, limits, out bits);
    }

    private static ReadOnlySpan<char> NumberWhiteSpace => " \t\n\v\f\r";

    private static bool TakeSign(ref ReadOnlySpan<char> text, NumberStyles style)
    {
        bool isNegative = false;
        if ((style & NumberStyles.AllowLeadingSign) != 0 && text.Length > 0 && text[0] is '+' or '-')
        {
            isNegative = text[0] == '-';
            text = text.Slice(1);
        }
        else if ((style & NumberStyles.AllowTrailingSign) != 0 && text.Length > 0 && text[^1] is '+' or '-')
        {
            isNegative = text[^1] == '-';
            text = text.Slice(0, text.Length - 1);
        }
        return isNegative;
    }

    private static Status ParseDecimal(
        ReadOnlySpan<char> text, NumberStyles style, bool isNegative, Limits limits, out ulong bits)
    {
        bits = 0;
        bool hasDigits = false;
        bool hasOverflowed = false;
        bool isFraction = false;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                hasDigits = true;
                uint digit = (uint)(c - '0');
                if (isFraction)
                {
                    hasOverflowed |= digit != 0;
                    continue;
                }
                hasOverflowed |= bits > (ulong.MaxValue - digit) / 10;
                bits = bits * 10 + digit;
            }
            else if (c == '.' && !isFraction && (style & NumberStyles.AllowDecimalPoint) != 0)
            {
                isFraction = true;
            }
            else if (c != ',' || !hasDigits || isFraction || (style & NumberStyles.AllowThousands) == 0)
            {
                bits = 0;
                return Status.BadFormat;
            }
        }
        if (!hasDigits)
        {
            return Status.BadFormat;
        }
        if (hasOverflowed || bits > (isNegative ? limits.Negative : limits.Positive))
        {
            bits = 0;
            return Status.Overflow;
        }
        bits = isNegative ? 0 - bits : bits;
        return Status.Parsed;
    }

    private static Status ParsePowerOfTwo(ReadOnlySpan<char> text, int bitsPerDigit, int width, out ulong bits)
    {
        bits = 0;
        if (text.Length == 0)
        {
            return Status.BadFormat;
        }
        bool hasOverflowed = false;
        foreach (char c in text)
        {
            int digit = char.HexDigitValue(c);
            if (digit < 0 || digit >= 1 << bitsPerDigit)
            {
                bits = 0;
                return Status.BadFormat;
            }
            hasOverflowed |= bits >> (width - bitsPerDigit) != 0;
            bits = (bits << bitsPerDigit) | (uint)digit;
        }
        if (hasOverflowed)
        {
            bits = 0;
            return Status.Overflow;
        }
        return Status.Parsed;
    }
}
