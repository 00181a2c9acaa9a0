// The 32-bit floating-point number (IEEE 754 binary32).
using System.Globalization;
using System.Numerics;

namespace System;

public readonly partial struct Single
    : IComparable, IComparable<float>, IEquatable<float>, ISpanFormattable, ISpanParsable<float>, IFloatingPoint<float>,
        IMinMaxValue<float>
{
    public const float MaxValue = 3.40282347E+38f;
    public const float MinValue = -3.40282347E+38f;
    public const float Epsilon = 1.401298E-45f;
    public const float NaN = (float)0.0 / (float)0.0;
    public const float PositiveInfinity = (float)1.0 / (float)0.0;
    public const float NegativeInfinity = (float)-1.0 / (float)0.0;
    public const float NegativeZero = -0.0f;
    public const float E = 2.71828183f;
    public const float Pi = 3.14159265f;

    private const uint SignBit = 0x8000_0000;
    private const uint InfinityBits = 0x7F80_0000;

    private readonly float m_value;

    public static bool IsNaN(float d) => !(d >= 0 || d < 0);

    public static bool IsNegative(float d) => (BitConverter.SingleToUInt32Bits(d) & SignBit) != 0;

    public static bool IsFinite(float d) => (BitConverter.SingleToUInt32Bits(d) & InfinityBits) != InfinityBits;

    public static bool IsInfinity(float d) => (BitConverter.SingleToUInt32Bits(d) & ~SignBit) == InfinityBits;

    public static bool IsPositiveInfinity(float d) => d == PositiveInfinity;

    public static bool IsNegativeInfinity(float d) => d == NegativeInfinity;

    public static bool IsInteger(float value) => IsFinite(value) && value == (float)Math.Truncate(value);

    /// <summary>NaN equals itself here and is smaller than everything else.</summary>
    public int CompareTo(float value)
    {
        if (m_value < value)
        {
            return -1;
        }
        if (m_value > value)
        {
            return 1;
        }
        return m_value == value ? 0 : IsNaN(m_value) ? (IsNaN(value) ? 0 : -1) : 1;
    }

    public int CompareTo(object? value) => value switch
    {
        null => 1,
        float other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type Single."),
    };

    public bool Equals(float obj) => m_value == obj || (IsNaN(m_value) && IsNaN(obj));

    public override bool Equals(object? obj) => obj is float other && Equals(other);

    public override int GetHashCode()
    {
        // Both zeros are equal, and so are all that are not numbers.
        uint bits = m_value == 0 ? 0 : IsNaN(m_value) ? InfinityBits : BitConverter.SingleToUInt32Bits(m_value);
        return (int)bits;
    }

    public override string ToString() => ToString(null, null);

    public string ToString(IFormatProvider? provider) => ToString(null, provider);

    public string ToString(string? format) => ToString(format, null);

    public string ToString(string? format, IFormatProvider? provider)
    {
        var buffer = new Text.CharBuffer(stackalloc char[FloatFormat.UsualLength]);
        FloatFormatter.Format(BitConverter.SingleToUInt32Bits(m_value), FloatFormat.Binary32, format, ref buffer);
        return buffer.ToString();
    }

    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null)
    {
        var buffer = new Text.CharBuffer(stackalloc char[FloatFormat.UsualLength]);
        FloatFormatter.Format(BitConverter.SingleToUInt32Bits(m_value), FloatFormat.Binary32, format, ref buffer);
        charsWritten = buffer.Length <= destination.Length ? buffer.Length : 0;
        return buffer.Text.TryCopyTo(destination);
    }

    public static float Parse(string s) => Parse(Number.NotNull(s), null);

    public static float Parse(string s, IFormatProvider? provider) => Parse(Number.NotNull(s).AsSpan(), provider);

    public static float Parse(string s, NumberStyles style, IFormatProvider? provider = null) =>
        Parse(Number.NotNull(s).AsSpan(), style, provider);

    public static float Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider);

    public static float Parse(
        ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Float | NumberStyles.AllowThousands,
        IFormatProvider? provider = null) =>
        TryParse(s, style, provider, out float result)
            ? result
            : throw new FormatException(
                string.Concat("The input string '", s.ToString(), "' was not in a correct format."));

    public static bool TryParse(string? s, out float result) => TryParse(s.AsSpan(), null, out result);

    public static bool TryParse(ReadOnlySpan<char> s, out float result) => TryParse(s, null, out result);

    public static bool TryParse(string? s, IFormatProvider? provider, out float result) =>
        TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out float result) =>
        TryParse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider, out result);

    public static bool TryParse(string? s, NumberStyles style, IFormatProvider? provider, out float result) =>
        TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out float result)
    {
        bool isNumber = FloatParser.TryParse(s, style, FloatFormat.Binary32, out ulong bits);
        result = BitConverter.UInt32BitsToSingle((uint)bits);
        return isNumber;
    }
}
