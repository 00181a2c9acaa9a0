// A standard numeric format string: a letter and perhaps a precision.
namespace System;

internal readonly struct NumberFormat(char specifier, int precision)
{
    private const int LargestPrecision = 999_999_999;

    internal const int NoPrecision = -1;

    internal char Specifier => specifier;

    internal int Precision => precision;

    internal int PrecisionOr(int value) => precision == NoPrecision ? value : precision;

    /// <exception cref="FormatException">The text is not a letter with up to nine digits.</exception>
    internal static NumberFormat Parse(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return new NumberFormat('G', NoPrecision);
        }
        if (!char.IsAsciiLetter(text[0]))
        {
            throw Invalid();
        }
        if (text.Length == 1)
        {
            return new NumberFormat(text[0], NoPrecision);
        }
        long precision = 0;
        foreach (char digit in text.Slice(1))
        {
            precision = char.IsAsciiDigit(digit) ? precision * 10 + (digit - '0') : throw Invalid();
            if (precision > LargestPrecision)
            {
                throw Invalid();
            }
        }
        return new NumberFormat(text[0], (int)precision);
    }

    internal static FormatException Invalid() => new("Format specifier was invalid.");
}
