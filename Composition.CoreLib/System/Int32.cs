// The 32-bit signed integer.
using System.Globalization;
using System.Numerics;

namespace System;

public readonly partial struct Int32
    : IComparable, IComparable<int>, IEquatable<int>, ISpanFormattable, ISpanParsable<int>, IBinaryInteger<int>,
        IMinMaxValue<int>, ISignedNumber<int>
{
    private readonly int m_value;

    public const int MaxValue = 2147483647;
    public const int MinValue = unchecked((int)0x80000000);

    public int CompareTo(int other) => m_value < other ? -1 : m_value > other ? 1 : 0;

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        int other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type Int32."),
    };

    public bool Equals(int other) => m_value == other;

    public override bool Equals(object? obj) => obj is int other && m_value == other;

    public override int GetHashCode() => m_value;

    public override string ToString() => Number.ToDecimalString(Number.Magnitude(m_value), m_value < 0);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString(string? format) => ToString(format, null);

    public string ToString(string? format, IFormatProvider? provider) =>
        string.IsNullOrEmpty(format)
            ? ToString()
            : Number.ToString(Number.Magnitude(m_value), m_value < 0, (uint)m_value, 32, format);

    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormat(Number.Magnitude(m_value), m_value < 0, (uint)m_value, 32, format, destination,
            out charsWritten);

    public static int Parse(string s) => Parse(Number.NotNull(s), NumberStyles.Integer, null);

    public static int Parse(string s, NumberStyles style) => Parse(Number.NotNull(s), style, null);

    public static int Parse(string s, IFormatProvider? provider) =>
        Parse(Number.NotNull(s), NumberStyles.Integer, provider);

    public static int Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(Number.NotNull(s).AsSpan(), style, provider);

    public static int Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s, NumberStyles.Integer, provider);

    public static int Parse(
        ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider? provider = null)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        IntegerParser.ThrowUnlessParsed(status, s);
        return unchecked((int)bits);
    }

    public static bool TryParse(string? s, out int result) => TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(ReadOnlySpan<char> s, out int result) =>
        TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(string? s, IFormatProvider? provider, out int result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out int result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(string? s, NumberStyles style, IFormatProvider? provider, out int result)
    {
        if (s is null)
        {
            result = 0;
            return false;
        }
        return TryParse((ReadOnlySpan<char>)s, style, provider, out result);
    }

    public static bool TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out int result)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        result = unchecked((int)bits);
        return status == IntegerParser.Status.Parsed;
    }

    private static IntegerParser.Limits Limits => new(2147483647, 0x80000000UL, 32);
}
