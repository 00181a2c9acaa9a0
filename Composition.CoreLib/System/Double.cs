// The 64-bit floating-point number (IEEE 754 binary64).
using System.Globalization;
using System.Numerics;

namespace System;

public readonly partial struct Double
    : IComparable, IComparable<double>, IEquatable<double>, ISpanFormattable, ISpanParsable<double>,
        IFloatingPoint<double>,
        IMinMaxValue<double>
{
    public const double MaxValue = 1.7976931348623157E+308;
    public const double MinValue = -1.7976931348623157E+308;
    public const double Epsilon = 4.9406564584124654E-324;
    public const double NaN = (double)0.0 / (double)0.0;
    public const double PositiveInfinity = (double)1.0 / (double)0.0;
    public const double NegativeInfinity = (double)-1.0 / (double)0.0;
    public const double NegativeZero = -0.0;
    public const double E = 2.7182818284590452354;
    public const double Pi = 3.14159265358979323846;

    private const ulong SignBit = 0x8000_0000_0000_0000;
    private const ulong InfinityBits = 0x7FF0_0000_0000_0000;

    private readonly double m_value;

    public static bool IsNaN(double d) => !(d >= 0 || d < 0);

    public static bool IsNegative(double d) => (BitConverter.DoubleToUInt64Bits(d) & SignBit) != 0;

    public static bool IsFinite(double d) => (BitConverter.DoubleToUInt64Bits(d) & InfinityBits) != InfinityBits;

    public static bool IsInfinity(double d) => (BitConverter.DoubleToUInt64Bits(d) & ~SignBit) == InfinityBits;

    public static bool IsPositiveInfinity(double d) => d == PositiveInfinity;

    public static bool IsNegativeInfinity(double d) => d == NegativeInfinity;

    public static bool IsInteger(double value) => IsFinite(value) && value == Math.Truncate(value);

    /// <summary>NaN equals itself here and is smaller than everything else.</summary>
    public int CompareTo(double value)
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
        double other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type Double."),
    };

    public bool Equals(double obj) => m_value == obj || (IsNaN(m_value) && IsNaN(obj));

    public override bool Equals(object? obj) => obj is double other && Equals(other);

    public override int GetHashCode()
    {
        // Both zeros are equal, and so are all that are not numbers.
        ulong bits = m_value == 0 ? 0 : IsNaN(m_value) ? InfinityBits : BitConverter.DoubleToUInt64Bits(m_value);
        return unchecked((int)bits ^ (int)(bits >> 32));
    }

    public override string ToString() => ToString(null, null);

    public string ToString(IFormatProvider? provider) => ToString(null, provider);

    public string ToString(string? format) => ToString(format, null);

    public string ToString(string? format, IFormatProvider? provider)
    {
        var buffer = new Text.CharBuffer(stackalloc char[FloatFormat.UsualLength]);
        FloatFormatter.Format(BitConverter.DoubleToUInt64Bits(m_value), FloatFormat.Binary64, format, ref buffer);
        return buffer.ToString();
    }

    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null)
    {
        var buffer = new Text.CharBuffer(stackalloc char[FloatFormat.UsualLength]);
        FloatFormatter.Format(BitConverter.DoubleToUInt64Bits(m_value), FloatFormat.Binary64, format, ref buffer);
        charsWritten = buffer.Length <= destination.Length ? buffer.Length : 0;
        return buffer.Text.TryCopyTo(destination);
    }

    public static double Parse(string s) => Parse(Number.NotNull(s), null);

    public static double Parse(string s, IFormatProvider? provider) => Parse(Number.NotNull(s).AsSpan(), provider);

    public static double Parse(string s, NumberStyles style, IFormatProvider? provider = null) =>
        Parse(Number.NotNull(s).AsSpan(), style, provider);

    public static double Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider);

    public static double Parse(
        ReadOnlySpan<char> s, NumberStyles style = NumberStyles.Float | NumberStyles.AllowThousands,
        IFormatProvider? provider = null) =>
        TryParse(s, style, provider, out double result)
            ? result
            : throw new FormatException(
                string.Concat("The input string '", s.ToString(), "' was not in a correct format."));

    public static bool TryParse(string? s, out double result) => TryParse(s.AsSpan(), null, out result);

    public static bool TryParse(ReadOnlySpan<char> s, out double result) => TryParse(s, null, out result);

    public static bool TryParse(string? s, IFormatProvider? provider, out double result) =>
        TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out double result) =>
        TryParse(s, NumberStyles.Float | NumberStyles.AllowThousands, provider, out result);

    public static bool TryParse(string? s, NumberStyles style, IFormatProvider? provider, out double result) =>
        TryParse(s.AsSpan(), style, provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out double result)
    {
        bool isNumber = FloatParser.TryParse(s, style, FloatFormat.Binary64, out ulong bits);
        result = BitConverter.UInt64BitsToDouble(bits);
        return isNumber;
    }
}
