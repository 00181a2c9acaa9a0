// The 64-bit unsigned integer.
using System.Globalization;
using System.Numerics;

namespace System;

public readonly partial struct UInt64
    : IComparable, IComparable<ulong>, IEquatable<ulong>, ISpanFormattable, ISpanParsable<ulong>, IBinaryInteger<ulong>,
        IMinMaxValue<ulong>, IUnsignedNumber<ulong>
{
    private readonly ulong m_value;

    public const ulong MaxValue = 0xFFFFFFFFFFFFFFFF;
    public const ulong MinValue = 0;

    public int CompareTo(ulong other) => m_value < other ? -1 : m_value > other ? 1 : 0;

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        ulong other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type UInt64."),
    };

    public bool Equals(ulong other) => m_value == other;

    public override bool Equals(object? obj) => obj is ulong other && m_value == other;

    public override int GetHashCode() => unchecked((int)(ulong)m_value ^ (int)((ulong)m_value >> 32));

    public override string ToString() => Number.ToDecimalString(m_value, false);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString(string? format) => ToString(format, null);

    public string ToString(string? format, IFormatProvider? provider) =>
        string.IsNullOrEmpty(format)
            ? ToString()
            : Number.ToString(m_value, false, m_value, 64, format);

    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormat(m_value, false, m_value, 64, format, destination, out charsWritten);

    public static ulong Parse(string s) => Parse(Number.NotNull(s), NumberStyles.Integer, null);

    public static ulong Parse(string s, NumberStyles style) => Parse(Number.NotNull(s), style, null);

    public static ulong Parse(string s, IFormatProvider? provider) =>
        Parse(Number.NotNull(s), NumberStyles.Integer, provider);

    public static ulong Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(Number.NotNull(s).AsSpan(), style, provider);

    public static ulong Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s, NumberStyles.Integer, provider);

    public static ulong Parse(
        ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider? provider = null)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        IntegerParser.ThrowUnlessParsed(status, s);
        return unchecked((ulong)bits);
    }

    public static bool TryParse(string? s, out ulong result) => TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(ReadOnlySpan<char> s, out ulong result) =>
        TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(string? s, IFormatProvider? provider, out ulong result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ulong result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(string? s, NumberStyles style, IFormatProvider? provider, out ulong result)
    {
        if (s is null)
        {
            result = 0;
            return false;
        }
        return TryParse((ReadOnlySpan<char>)s, style, provider, out result);
    }

    public static bool TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out ulong result)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        result = unchecked((ulong)bits);
        return status == IntegerParser.Status.Parsed;
    }

    private static IntegerParser.Limits Limits => new(0xFFFFFFFFFFFFFFFFUL, 0, 64);
}
