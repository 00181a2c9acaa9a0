// The 32-bit unsigned integer.
using System.Globalization;
using System.Numerics;

namespace System;

public readonly partial struct UInt32
    : IComparable, IComparable<uint>, IEquatable<uint>, ISpanFormattable, ISpanParsable<uint>, IBinaryInteger<uint>,
        IMinMaxValue<uint>, IUnsignedNumber<uint>
{
    private readonly uint m_value;

    public const uint MaxValue = 0xFFFFFFFF;
    public const uint MinValue = 0;

    public int CompareTo(uint other) => m_value < other ? -1 : m_value > other ? 1 : 0;

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        uint other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type UInt32."),
    };

    public bool Equals(uint other) => m_value == other;

    public override bool Equals(object? obj) => obj is uint other && m_value == other;

    public override int GetHashCode() => (int)m_value;

    public override string ToString() => Number.ToDecimalString(m_value, false);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString(string? format) => ToString(format, null);

    public string ToString(string? format, IFormatProvider? provider) =>
        string.IsNullOrEmpty(format)
            ? ToString()
            : Number.ToString(m_value, false, m_value, 32, format);

    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormat(m_value, false, m_value, 32, format, destination, out charsWritten);

    public static uint Parse(string s) => Parse(Number.NotNull(s), NumberStyles.Integer, null);

    public static uint Parse(string s, NumberStyles style) => Parse(Number.NotNull(s), style, null);

    public static uint Parse(string s, IFormatProvider? provider) =>
        Parse(Number.NotNull(s), NumberStyles.Integer, provider);

    public static uint Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(Number.NotNull(s).AsSpan(), style, provider);

    public static uint Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s, NumberStyles.Integer, provider);

    public static uint Parse(
        ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider? provider = null)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        IntegerParser.ThrowUnlessParsed(status, s);
        return unchecked((uint)bits);
    }

    public static bool TryParse(string? s, out uint result) => TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(ReadOnlySpan<char> s, out uint result) =>
        TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(string? s, IFormatProvider? provider, out uint result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out uint result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(string? s, NumberStyles style, IFormatProvider? provider, out uint result)
    {
        if (s is null)
        {
            result = 0;
            return false;
        }
        return TryParse((ReadOnlySpan<char>)s, style, provider, out result);
    }

    public static bool TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out uint result)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        result = unchecked((uint)bits);
        return status == IntegerParser.Status.Parsed;
    }

    private static IntegerParser.Limits Limits => new(0xFFFFFFFFUL, 0, 32);
}
