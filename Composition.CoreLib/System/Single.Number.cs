// The 32-bit floating-point number's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct Single
{
    static float INumberBase<float>.One => 1;

    static float INumberBase<float>.Zero => 0;

    static float IAdditiveIdentity<float, float>.AdditiveIdentity => 0;

    static float IMultiplicativeIdentity<float, float>.MultiplicativeIdentity => 1;

    static float IMinMaxValue<float>.MaxValue => MaxValue;

    static float IMinMaxValue<float>.MinValue => MinValue;

    static float ISignedNumber<float>.NegativeOne => -1;

    public static float Abs(float value) => Math.Abs(value);

    public static float Clamp(float value, float min, float max) => Math.Clamp(value, min, max);

    public static float Max(float x, float y) => Math.Max(x, y);

    public static float Min(float x, float y) => Math.Min(x, y);

    public static int Sign(float value) => Math.Sign(value);

    public static float Sqrt(float x) => (float)Math.Sqrt(x);

    public static float Ceiling(float x) => (float)Math.Ceiling(x);

    public static float Floor(float x) => (float)Math.Floor(x);

    public static float Round(float x) => (float)Math.Round(x);

    public static float Truncate(float x) => (float)Math.Truncate(x);

    public static bool IsEvenInteger(float value) => IsInteger(value) && Abs(value % 2) == 0;

    public static bool IsOddInteger(float value) => IsInteger(value) && Abs(value % 2) == 1;

    public static bool IsPositive(float value) => !IsNegative(value);

    static bool INumberBase<float>.IsZero(float value) => value == 0;

    static float IAdditionOperators<float, float, float>.operator +(float left, float right) => left + right;

    static float ISubtractionOperators<float, float, float>.operator -(float left, float right) => left - right;

    static float IMultiplyOperators<float, float, float>.operator *(float left, float right) => left * right;

    static float IDivisionOperators<float, float, float>.operator /(float left, float right) => left / right;

    static float IModulusOperators<float, float, float>.operator %(float left, float right) => left % right;

    static bool IEqualityOperators<float, float, bool>.operator ==(float left, float right) => left == right;

    static bool IEqualityOperators<float, float, bool>.operator !=(float left, float right) => left != right;

    static bool IComparisonOperators<float, float, bool>.operator <(float left, float right) => left < right;

    static bool IComparisonOperators<float, float, bool>.operator <=(float left, float right) => left <= right;

    static bool IComparisonOperators<float, float, bool>.operator >(float left, float right) => left > right;

    static bool IComparisonOperators<float, float, bool>.operator >=(float left, float right) => left >= right;

    static float IIncrementOperators<float>.operator ++(float value) => value + 1;

    static float IDecrementOperators<float>.operator --(float value) => value - 1;

    static float IUnaryPlusOperators<float, float>.operator +(float value) => value;

    static float IUnaryNegationOperators<float, float>.operator -(float value) => -value;
}
