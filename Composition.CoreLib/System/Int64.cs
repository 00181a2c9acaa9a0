// The 64-bit signed integer.
using System.Globalization;
using System.Numerics;

namespace System;

public readonly partial struct Int64
    : IComparable, IComparable<long>, IEquatable<long>, ISpanFormattable, ISpanParsable<long>, IBinaryInteger<long>,
        IMinMaxValue<long>, ISignedNumber<long>
{
    private readonly long m_value;

    public const long MaxValue = 0x7FFFFFFFFFFFFFFF;
    public const long MinValue = unchecked((long)0x8000000000000000);

    public int CompareTo(long other) => m_value < other ? -1 : m_value > other ? 1 : 0;

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        long other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type Int64."),
    };

    public bool Equals(long other) => m_value == other;

    public override bool Equals(object? obj) => obj is long other && m_value == other;

    public override int GetHashCode() => unchecked((int)(ulong)m_value ^ (int)((ulong)m_value >> 32));

    public override string ToString() => Number.ToDecimalString(Number.Magnitude(m_value), m_value < 0);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString(string? format) => ToString(format, null);

    public string ToString(string? format, IFormatProvider? provider) =>
        string.IsNullOrEmpty(format)
            ? ToString()
            : Number.ToString(Number.Magnitude(m_value), m_value < 0, (ulong)m_value, 64, format);

    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormat(Number.Magnitude(m_value), m_value < 0, (ulong)m_value, 64, format, destination,
            out charsWritten);

    public static long Parse(string s) => Parse(Number.NotNull(s), NumberStyles.Integer, null);

    public static long Parse(string s, NumberStyles style) => Parse(Number.NotNull(s), style, null);

    public static long Parse(string s, IFormatProvider? provider) =>
        Parse(Number.NotNull(s), NumberStyles.Integer, provider);

    public static long Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(Number.NotNull(s).AsSpan(), style, provider);

    public static long Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s, NumberStyles.Integer, provider);

    public static long Parse(
        ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider? provider = null)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        IntegerParser.ThrowUnlessParsed(status, s);
        return unchecked((long)bits);
    }

    public static bool TryParse(string? s, out long result) => TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(ReadOnlySpan<char> s, out long result) =>
        TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(string? s, IFormatProvider? provider, out long result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out long result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(string? s, NumberStyles style, IFormatProvider? provider, out long result)
    {
        if (s is null)
        {
            result = 0;
            return false;
        }
        return TryParse((ReadOnlySpan<char>)s, style, provider, out result);
    }

    public static bool TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out long result)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        result = unchecked((long)bits);
        return status == IntegerParser.Status.Parsed;
    }

    private static IntegerParser.Limits Limits => new(0x7FFFFFFFFFFFFFFFUL, 0x8000000000000000UL, 64);
}
