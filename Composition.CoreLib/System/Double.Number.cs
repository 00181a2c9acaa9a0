// The 64-bit floating-point number's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct Double
{
    static double INumberBase<double>.One => 1;

    static double INumberBase<double>.Zero => 0;

    static double IAdditiveIdentity<double, double>.AdditiveIdentity => 0;

    static double IMultiplicativeIdentity<double, double>.MultiplicativeIdentity => 1;

    static double IMinMaxValue<double>.MaxValue => MaxValue;

    static double IMinMaxValue<double>.MinValue => MinValue;

    static double ISignedNumber<double>.NegativeOne => -1;

    public static double Abs(double value) => Math.Abs(value);

    public static double Clamp(double value, double min, double max) => Math.Clamp(value, min, max);

    public static double Max(double x, double y) => Math.Max(x, y);

    public static double Min(double x, double y) => Math.Min(x, y);

    public static int Sign(double value) => Math.Sign(value);

    public static double Sqrt(double x) => Math.Sqrt(x);

    public static double Ceiling(double x) => Math.Ceiling(x);

    public static double Floor(double x) => Math.Floor(x);

    public static double Round(double x) => Math.Round(x);

    public static double Truncate(double x) => Math.Truncate(x);

    public static bool IsEvenInteger(double value) => IsInteger(value) && Abs(value % 2) == 0;

    public static bool IsOddInteger(double value) => IsInteger(value) && Abs(value % 2) == 1;

    public static bool IsPositive(double value) => !IsNegative(value);

    static bool INumberBase<double>.IsZero(double value) => value == 0;

    static double IAdditionOperators<double, double, double>.operator +(double left, double right) => left + right;

    static double ISubtractionOperators<double, double, double>.operator -(double left, double right) => left - right;

    static double IMultiplyOperators<double, double, double>.operator *(double left, double right) => left * right;

    static double IDivisionOperators<double, double, double>.operator /(double left, double right) => left / right;

    static double IModulusOperators<double, double, double>.operator %(double left, double right) => left % right;

    static bool IEqualityOperators<double, double, bool>.operator ==(double left, double right) => left == right;

    static bool IEqualityOperators<double, double, bool>.operator !=(double left, double right) => left != right;

    static bool IComparisonOperators<double, double, bool>.operator <(double left, double right) => left < right;

    static bool IComparisonOperators<double, double, bool>.operator <=(double left, double right) => left <= right;

    static bool IComparisonOperators<double, double, bool>.operator >(double left, double right) => left > right;

    static bool IComparisonOperators<double, double, bool>.operator >=(double left, double right) => left >= right;

    static double IIncrementOperators<double>.operator ++(double value) => value + 1;

    static double IDecrementOperators<double>.operator --(double value) => value - 1;

    static double IUnaryPlusOperators<double, double>.operator +(double value) => value;

    static double IUnaryNegationOperators<double, double>.operator -(double value) => -value;
}
