// Floating-point mathematics as far as the processor's baseline and arithmetic give it.
using System.Runtime.CompilerServices;

namespace System;

public static partial class Math
{
    public const double E = 2.7182818284590452354;
    public const double PI = 3.14159265358979323846;
    public const double Tau = 6.283185307179586476925;

    /// <summary>From here on a double has no fraction.</summary>
    private const double FirstWithoutFraction = 4503599627370496.0;

    [Intrinsic]
    public static double Sqrt(double d) => Sqrt(d);

    [Intrinsic]
    public static double Abs(double value) =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(value) & long.MaxValue);

    [Intrinsic]
    public static float Abs(float value) =>
        BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & int.MaxValue);

    public static int Sign(double value) =>
        value < 0 ? -1 : value > 0 ? 1 : value == 0
            ? 0 : throw new ArithmeticException("Function does not accept NaN.");

    public static int Sign(float value) => Sign((double)value);

    /// <summary>NaN if either is; of the two zeros the negative one is the smaller.</summary>
    public static double Min(double val1, double val2) =>
        val1 < val2 || double.IsNaN(val1) || (val1 == val2 && double.IsNegative(val1)) ? val1 : val2;

    public static float Min(float val1, float val2) =>
        val1 < val2 || float.IsNaN(val1) || (val1 == val2 && float.IsNegative(val1)) ? val1 : val2;

    public static double Max(double val1, double val2) =>
        val1 > val2 || double.IsNaN(val1) || (val1 == val2 && !double.IsNegative(val1)) ? val1 : val2;

    public static float Max(float val1, float val2) =>
        val1 > val2 || float.IsNaN(val1) || (val1 == val2 && !float.IsNegative(val1)) ? val1 : val2;

    public static double CopySign(double x, double y) => double.IsNegative(x) == double.IsNegative(y) ? x : -x;

    public static double Truncate(double d) =>
        Abs(d) < FirstWithoutFraction ? CopySign((long)d, d) : d;

    public static double Floor(double d)
    {
        double truncated = Truncate(d);
        return truncated > d ? truncated - 1 : truncated;
    }

    public static double Ceiling(double a)
    {
        double truncated = Truncate(a);
        return truncated < a ? CopySign(truncated + 1, a) : truncated;
    }

    /// <summary>To the nearest integer, of two equally near ones to the even one.</summary>
    public static double Round(double a)
    {
        if (!(Abs(a) < FirstWithoutFraction))
        {
            return a;
        }
        // Adding and taking away 2^52 leaves no room for a fraction; the addition rounds to even.
        double rounded = Abs(a) + FirstWithoutFraction - FirstWithoutFraction;
        return CopySign(rounded, a);
    }

    public static double Round(double value, MidpointRounding mode) => mode switch
    {
        MidpointRounding.ToEven => Round(value),
        MidpointRounding.AwayFromZero => RoundAwayFromZero(value),
        MidpointRounding.ToZero => Truncate(value),
        MidpointRounding.ToNegativeInfinity => Floor(value),
        MidpointRounding.ToPositiveInfinity => Ceiling(value),
        _ => throw new ArgumentException("The value is not valid for this usage of the type MidpointRounding.",
            nameof(mode)),
    };

    public static double Round(double value, int digits) => Round(value, digits, MidpointRounding.ToEven);

    public static double Round(double value, int digits, MidpointRounding mode)
    {
        if (digits is < 0 or > 15)
        {
            throw new ArgumentOutOfRangeException(nameof(digits));
        }
        if (Abs(value) >= 1e16)
        {
            return value;
        }
        double power = 1;
        for (int i = 0; i < digits; i++)
        {
            power *= 10;
        }
        return Round(value * power, mode) / power;
    }

    private static double RoundAwayFromZero(double value)
    {
        double truncated = Truncate(value);
        return Abs(value - truncated) >= 0.5 ? truncated + CopySign(1, value) : truncated;
    }

    // ilc calls these by name for checked conversions.
    internal static int ConvertToInt32Checked(double value) =>
        value > -2147483649.0 && value < 2147483648.0 ? (int)value : throw new OverflowException();

    internal static uint ConvertToUInt32Checked(double value) =>
        value > -1.0 && value < 4294967296.0 ? (uint)value : throw new OverflowException();

    internal static long ConvertToInt64Checked(double value) =>
        value >= -9223372036854775808.0 && value < 9223372036854775808.0 ? (long)value : throw new OverflowException();

    internal static ulong ConvertToUInt64Checked(double value) =>
        value > -1.0 && value < 18446744073709551616.0 ? (ulong)value : throw new OverflowException();
}

public enum MidpointRounding
{
    ToEven = 0,
    AwayFromZero = 1,
    ToZero = 2,
    ToNegativeInfinity = 3,
    ToPositiveInfinity = 4,
}
