// The native signed integer.
using System.Globalization;
using System.Numerics;

namespace System;

public readonly partial struct IntPtr
    : IComparable, IComparable<nint>, IEquatable<nint>, ISpanFormattable, ISpanParsable<nint>, IBinaryInteger<nint>,
        IMinMaxValue<nint>, ISignedNumber<nint>
{
    private readonly nint _value;

    public static nint MaxValue => unchecked((nint)0x7FFFFFFFFFFFFFFF);

    public static nint MinValue => unchecked((nint)0x8000000000000000);

    public static readonly nint Zero;

    public static int Size => sizeof(ulong);

    // Sound: a pointer becomes a number.
    public unsafe IntPtr(void* value) => _value = (nint)value;

    public IntPtr(int value) => _value = value;

    public IntPtr(long value) => _value = (nint)value;

    public int ToInt32() => checked((int)_value);

    public long ToInt64() => _value;

    // Sound: a number becomes a pointer, and is not followed.
    public unsafe void* ToPointer() => (void*)_value;

    public static nint Add(nint pointer, int offset) => pointer + offset;

    public static nint Subtract(nint pointer, int offset) => pointer - offset;

    public int CompareTo(nint other) => _value < other ? -1 : _value > other ? 1 : 0;

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        nint other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type IntPtr."),
    };

    public bool Equals(nint other) => _value == other;

    public override bool Equals(object? obj) => obj is nint other && _value == other;

    public override int GetHashCode() => unchecked((int)(ulong)_value ^ (int)((ulong)_value >> 32));

    public override string ToString() => Number.ToDecimalString(Number.Magnitude(_value), _value < 0);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString(string? format) => ToString(format, null);

    public string ToString(string? format, IFormatProvider? provider) =>
        string.IsNullOrEmpty(format)
            ? ToString()
            : Number.ToString(Number.Magnitude(_value), _value < 0, (ulong)_value, 64, format);

    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormat(Number.Magnitude(_value), _value < 0, (ulong)_value, 64, format, destination,
            out charsWritten);

    public static nint Parse(string s) => Parse(Number.NotNull(s), NumberStyles.Integer, null);

    public static nint Parse(string s, NumberStyles style) => Parse(Number.NotNull(s), style, null);

    public static nint Parse(string s, IFormatProvider? provider) =>
        Parse(Number.NotNull(s), NumberStyles.Integer, provider);

    public static nint Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(Number.NotNull(s).AsSpan(), style, provider);

    public static nint Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s, NumberStyles.Integer, provider);

    public static nint Parse(
        ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider? provider = null)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        IntegerParser.ThrowUnlessParsed(status, s);
        return unchecked((nint)bits);
    }

    public static bool TryParse(string? s, out nint result) => TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(ReadOnlySpan<char> s, out nint result) =>
        TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(string? s, IFormatProvider? provider, out nint result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out nint result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(string? s, NumberStyles style, IFormatProvider? provider, out nint result)
    {
        if (s is null)
        {
            result = 0;
            return false;
        }
        return TryParse((ReadOnlySpan<char>)s, style, provider, out result);
    }

    public static bool TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out nint result)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        result = unchecked((nint)bits);
        return status == IntegerParser.Status.Parsed;
    }

    private static IntegerParser.Limits Limits => new(0x7FFFFFFFFFFFFFFFUL, 0x8000000000000000UL, 64);
}
