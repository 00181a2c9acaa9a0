// The native unsigned integer.
using System.Globalization;
using System.Numerics;

namespace System;

public readonly partial struct UIntPtr
    : IComparable, IComparable<nuint>, IEquatable<nuint>, ISpanFormattable, ISpanParsable<nuint>, IBinaryInteger<nuint>,
        IMinMaxValue<nuint>, IUnsignedNumber<nuint>
{
    private readonly nuint _value;

    public static nuint MaxValue => unchecked((nuint)0xFFFFFFFFFFFFFFFF);

    public static nuint MinValue => unchecked((nuint)0);

    public static readonly nuint Zero;

    public static int Size => sizeof(ulong);

    // Sound: a pointer becomes a number.
    public unsafe UIntPtr(void* value) => _value = (nuint)value;

    public UIntPtr(uint value) => _value = value;

    public UIntPtr(ulong value) => _value = (nuint)value;

    public uint ToUInt32() => checked((uint)_value);

    public ulong ToUInt64() => _value;

    // Sound: a number becomes a pointer, and is not followed.
    public unsafe void* ToPointer() => (void*)_value;

    public static nuint Add(nuint pointer, int offset) => pointer + (nuint)offset;

    public static nuint Subtract(nuint pointer, int offset) => pointer - (nuint)offset;

    public int CompareTo(nuint other) => _value < other ? -1 : _value > other ? 1 : 0;

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        nuint other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type UIntPtr."),
    };

    public bool Equals(nuint other) => _value == other;

    public override bool Equals(object? obj) => obj is nuint other && _value == other;

    public override int GetHashCode() => unchecked((int)(ulong)_value ^ (int)((ulong)_value >> 32));

    public override string ToString() => Number.ToDecimalString(_value, false);

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString(string? format) => ToString(format, null);

    public string ToString(string? format, IFormatProvider? provider) =>
        string.IsNullOrEmpty(format)
            ? ToString()
            : Number.ToString(_value, false, _value, 64, format);

    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null) =>
        Number.TryFormat(_value, false, _value, 64, format, destination, out charsWritten);

    public static nuint Parse(string s) => Parse(Number.NotNull(s), NumberStyles.Integer, null);

    public static nuint Parse(string s, NumberStyles style) => Parse(Number.NotNull(s), style, null);

    public static nuint Parse(string s, IFormatProvider? provider) =>
        Parse(Number.NotNull(s), NumberStyles.Integer, provider);

    public static nuint Parse(string s, NumberStyles style, IFormatProvider? provider) =>
        Parse(Number.NotNull(s).AsSpan(), style, provider);

    public static nuint Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s, NumberStyles.Integer, provider);

    public static nuint Parse(
        ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Integer, IFormatProvider? provider = null)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        IntegerParser.ThrowUnlessParsed(status, s);
        return unchecked((nuint)bits);
    }

    public static bool TryParse(string? s, out nuint result) => TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(ReadOnlySpan<char> s, out nuint result) =>
        TryParse(s, NumberStyles.Integer, null, out result);

    public static bool TryParse(string? s, IFormatProvider? provider, out nuint result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out nuint result) =>
        TryParse(s, NumberStyles.Integer, provider, out result);

    public static bool TryParse(string? s, NumberStyles style, IFormatProvider? provider, out nuint result)
    {
        if (s is null)
        {
            result = 0;
            return false;
        }
        return TryParse((ReadOnlySpan<char>)s, style, provider, out result);
    }

    public static bool TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out nuint result)
    {
        IntegerParser.Status status = IntegerParser.Parse(s, style, Limits, out ulong bits);
        result = unchecked((nuint)bits);
        return status == IntegerParser.Status.Parsed;
    }

    private static IntegerParser.Limits Limits => new(0xFFFFFFFFFFFFFFFFUL, 0, 64);
}
