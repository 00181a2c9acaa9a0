// A UTF-16 code unit. Letters, digits and cases are known for ASCII and Latin-1.
namespace System;

public readonly struct Char : IComparable, IComparable<char>, IEquatable<char>, ISpanFormattable
{
    public const char MaxValue = '\uFFFF';
    public const char MinValue = '\0';

    private const int FirstHighSurrogate = 0xD800;
    private const int FirstLowSurrogate = 0xDC00;
    private const int LastSurrogate = 0xDFFF;
    private const int SurrogateBits = 10;
    private const int FirstSupplementary = 0x1_0000;
    private const int CaseDifference = 'a' - 'A';
    private const char MultiplicationSign = '\u00D7';
    private const char DivisionSign = '\u00F7';

    private readonly char m_value;

    public int CompareTo(char other) => m_value - other;

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        char other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type Char."),
    };

    public bool Equals(char other) => m_value == other;

    public override bool Equals(object? obj) => obj is char other && m_value == other;

    public override int GetHashCode() => m_value | (m_value << 16);

    public override string ToString() => ToString(m_value);

    public string ToString(IFormatProvider? provider) => ToString(m_value);

    string IFormattable.ToString(string? format, IFormatProvider? provider) => ToString(m_value);

    bool ISpanFormattable.TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = destination.Length == 0 ? 0 : 1;
        if (destination.Length == 0)
        {
            return false;
        }
        destination[0] = m_value;
        return true;
    }

    public static string ToString(char c) => new(c, 1);

    public static char Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return s.Length == 1 ? s[0] : throw new FormatException("String must be exactly one character long.");
    }

    public static bool TryParse(string? s, out char result)
    {
        result = s is { Length: 1 } ? s[0] : default;
        return s is { Length: 1 };
    }

    public static bool IsAscii(char c) => c < 0x80;

    public static bool IsAsciiDigit(char c) => IsBetween(c, '0', '9');

    public static bool IsAsciiLetter(char c) => IsBetween((char)(c | CaseDifference), 'a', 'z');

    public static bool IsAsciiLetterLower(char c) => IsBetween(c, 'a', 'z');

    public static bool IsAsciiLetterUpper(char c) => IsBetween(c, 'A', 'Z');

    public static bool IsAsciiLetterOrDigit(char c) => IsAsciiLetter(c) || IsAsciiDigit(c);

    public static bool IsAsciiHexDigit(char c) => HexDigitValue(c) >= 0;

    public static bool IsAsciiHexDigitLower(char c) => IsAsciiDigit(c) || IsBetween(c, 'a', 'f');

    public static bool IsAsciiHexDigitUpper(char c) => IsAsciiDigit(c) || IsBetween(c, 'A', 'F');

    public static bool IsBetween(char c, char minInclusive, char maxInclusive) =>
        (uint)(c - minInclusive) <= (uint)(maxInclusive - minInclusive);

    public static bool IsDigit(char c) => IsAsciiDigit(c);

    public static bool IsNumber(char c) =>
        IsAsciiDigit(c) || c is '\u00B2' or '\u00B3' or '\u00B9' || IsBetween(c, '\u00BC', '\u00BE');

    public static bool IsLetter(char c) => IsUpper(c) || IsLower(c) || c is '\u00AA' or '\u00BA';

    public static bool IsLetterOrDigit(char c) => IsLetter(c) || IsDigit(c);

    public static bool IsUpper(char c) =>
        IsAsciiLetterUpper(c) || (IsBetween(c, '\u00C0', '\u00DE') && c != MultiplicationSign);

    public static bool IsLower(char c) =>
        IsAsciiLetterLower(c) || c == '\u00B5' || (IsBetween(c, '\u00DF', '\u00FF') && c != DivisionSign);

    public static bool IsControl(char c) => c < ' ' || IsBetween(c, '\u007F', '\u009F');

    public static bool IsPunctuation(char c) =>
        c is '!' or '"' or '#' or '%' or '&' or '\'' or '(' or ')' or '*' or ',' or '-' or '.' or '/' or ':' or ';'
            or '?' or '@' or '[' or '\\' or ']' or '_' or '{' or '}'
            or '\u00A1' or '\u00A7' or '\u00AB' or '\u00B6' or '\u00B7' or '\u00BB' or '\u00BF';

    public static bool IsSymbol(char c) =>
        c is '$' or '+' or '<' or '=' or '>' or '^' or '`' or '|' or '~' or MultiplicationSign or DivisionSign
            or '\u00AC' or '\u00B4' or '\u00B8' or '\u00B0' or '\u00B1' or '\u00AE' or '\u00AF' or '\u00A8' or '\u00A9'
            or '\u00A6' || IsBetween(c, '\u00A2', '\u00A5');

    public static bool IsSeparator(char c) => c == ' ' || (c > '\u0085' && IsWhiteSpace(c));

    public static bool IsWhiteSpace(char c) =>
        c == ' ' || IsBetween(c, '\t', '\r') || c is '\u0085' or '\u00A0'
            || (c >= '\u1680' && (c is '\u1680' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000'
                || IsBetween(c, '\u2000', '\u200A')));

    public static char ToUpperInvariant(char c) => c switch
    {
        >= 'a' and <= 'z' => (char)(c - CaseDifference),
        >= '\u00E0' and <= '\u00FE' and not DivisionSign => (char)(c - CaseDifference),
        '\u00B5' => '\u039C',
        '\u00FF' => '\u0178',
        _ => c,
    };

    public static char ToLowerInvariant(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c + CaseDifference),
        >= '\u00C0' and <= '\u00DE' and not MultiplicationSign => (char)(c + CaseDifference),
        '\u0178' => '\u00FF',
        _ => c,
    };

    public static char ToUpper(char c) => ToUpperInvariant(c);

    public static char ToLower(char c) => ToLowerInvariant(c);

    public static double GetNumericValue(char c) => IsAsciiDigit(c) ? c - '0' : -1;

    public static bool IsSurrogate(char c) => IsBetween(c, (char)FirstHighSurrogate, (char)LastSurrogate);

    public static bool IsHighSurrogate(char c) =>
        IsBetween(c, (char)FirstHighSurrogate, (char)(FirstLowSurrogate - 1));

    public static bool IsLowSurrogate(char c) => IsBetween(c, (char)FirstLowSurrogate, (char)LastSurrogate);

    public static bool IsSurrogatePair(char highSurrogate, char lowSurrogate) =>
        IsHighSurrogate(highSurrogate) && IsLowSurrogate(lowSurrogate);

    public static int ConvertToUtf32(char highSurrogate, char lowSurrogate) =>
        IsSurrogatePair(highSurrogate, lowSurrogate)
            ? FirstSupplementary + ((highSurrogate - FirstHighSurrogate) << SurrogateBits)
                + (lowSurrogate - FirstLowSurrogate)
            : throw new ArgumentOutOfRangeException(nameof(highSurrogate));

    public static string ConvertFromUtf32(int utf32)
    {
        if ((uint)utf32 > 0x10_FFFF || utf32 is >= FirstHighSurrogate and <= LastSurrogate)
        {
            throw new ArgumentOutOfRangeException(nameof(utf32));
        }
        Span<char> chars = stackalloc char[2];
        return new string(chars.Slice(0, Text.Utf8.WriteScalar(utf32, chars)));
    }

    /// <summary>0 to 15, or -1 for what is not a hexadecimal digit.</summary>
    internal static int HexDigitValue(char c)
    {
        if (IsAsciiDigit(c))
        {
            return c - '0';
        }
        int letter = (c | CaseDifference) - 'a';
        return (uint)letter < 6 && c < 0x80 ? letter + 10 : -1;
    }
}
