// The 8-bit signed integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct SByte
{
    static sbyte INumberBase<sbyte>.One => 1;

    static sbyte INumberBase<sbyte>.Zero => 0;

    static sbyte IAdditiveIdentity<sbyte, sbyte>.AdditiveIdentity => 0;

    static sbyte IMultiplicativeIdentity<sbyte, sbyte>.MultiplicativeIdentity => 1;

    static sbyte IMinMaxValue<sbyte>.MaxValue => MaxValue;

    static sbyte IMinMaxValue<sbyte>.MinValue => MinValue;

    static sbyte ISignedNumber<sbyte>.NegativeOne => -1;

    public static sbyte Abs(sbyte value) => value >= 0 ? value : checked((sbyte)(-value));

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max) => Math.Clamp(value, min, max);

    public static sbyte Max(sbyte x, sbyte y) => x >= y ? x : y;

    public static sbyte Min(sbyte x, sbyte y) => x <= y ? x : y;

    public static int Sign(sbyte value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static bool IsEvenInteger(sbyte value) => (value & 1) == 0;

    public static bool IsOddInteger(sbyte value) => (value & 1) != 0;

    public static bool IsNegative(sbyte value) => value < 0;

    public static bool IsPositive(sbyte value) => value >= 0;

    static bool INumberBase<sbyte>.IsZero(sbyte value) => value == 0;

    public static bool IsPow2(sbyte value) => value > 0 && (value & (value - 1)) == 0;

    public static sbyte Log2(sbyte value) =>
        value >= 0
            ? (sbyte)BitOperations.Log2((uint)(byte)value)
            : throw new ArgumentOutOfRangeException(nameof(value));

    public static sbyte PopCount(sbyte value) => (sbyte)BitOperations.PopCount((uint)(byte)value);

    public static sbyte LeadingZeroCount(sbyte value) =>
        (sbyte)(BitOperations.LeadingZeroCount((uint)(byte)value) - 24);

    public static sbyte TrailingZeroCount(sbyte value) =>
        (sbyte)(value == 0 ? 8 : BitOperations.TrailingZeroCount((uint)(byte)value));

    public static sbyte RotateLeft(sbyte value, int rotateAmount) =>
        (sbyte)((byte)value << (rotateAmount & 7) | (byte)value >> (-rotateAmount & 7));

    public static sbyte RotateRight(sbyte value, int rotateAmount) =>
        (sbyte)((byte)value >> (rotateAmount & 7) | (byte)value << (-rotateAmount & 7));

    public static (sbyte Quotient, sbyte Remainder) DivRem(sbyte left, sbyte right) =>
        ((sbyte)(left / right), (sbyte)(left % right));

    static sbyte IAdditionOperators<sbyte, sbyte, sbyte>.operator +(sbyte left, sbyte right) => (sbyte)(left + right);

    static sbyte IAdditionOperators<sbyte, sbyte, sbyte>.operator checked +(sbyte left, sbyte right) =>
        checked((sbyte)(left + right));

    static sbyte ISubtractionOperators<sbyte, sbyte, sbyte>.operator -(sbyte left, sbyte right) =>
        (sbyte)(left - right);

    static sbyte ISubtractionOperators<sbyte, sbyte, sbyte>.operator checked -(sbyte left, sbyte right) =>
        checked((sbyte)(left - right));

    static sbyte IMultiplyOperators<sbyte, sbyte, sbyte>.operator *(sbyte left, sbyte right) => (sbyte)(left * right);

    static sbyte IMultiplyOperators<sbyte, sbyte, sbyte>.operator checked *(sbyte left, sbyte right) =>
        checked((sbyte)(left * right));

    static sbyte IDivisionOperators<sbyte, sbyte, sbyte>.operator /(sbyte left, sbyte right) => (sbyte)(left / right);

    static sbyte IModulusOperators<sbyte, sbyte, sbyte>.operator %(sbyte left, sbyte right) => (sbyte)(left % right);

    static sbyte IBitwiseOperators<sbyte, sbyte, sbyte>.operator &(sbyte left, sbyte right) => (sbyte)(left & right);

    static sbyte IBitwiseOperators<sbyte, sbyte, sbyte>.operator |(sbyte left, sbyte right) => (sbyte)(left | right);

    static sbyte IBitwiseOperators<sbyte, sbyte, sbyte>.operator ^(sbyte left, sbyte right) => (sbyte)(left ^ right);

    static sbyte IBitwiseOperators<sbyte, sbyte, sbyte>.operator ~(sbyte value) => (sbyte)~value;

    static sbyte IShiftOperators<sbyte, int, sbyte>.operator <<(sbyte value, int amount) => (sbyte)(value << amount);

    static sbyte IShiftOperators<sbyte, int, sbyte>.operator >>(sbyte value, int amount) => (sbyte)(value >> amount);

    static sbyte IShiftOperators<sbyte, int, sbyte>.operator >>>(sbyte value, int amount) =>
        (sbyte)((byte)value >>> amount);

    static bool IEqualityOperators<sbyte, sbyte, bool>.operator ==(sbyte left, sbyte right) => left == right;

    static bool IEqualityOperators<sbyte, sbyte, bool>.operator !=(sbyte left, sbyte right) => left != right;

    static bool IComparisonOperators<sbyte, sbyte, bool>.operator <(sbyte left, sbyte right) => left < right;

    static bool IComparisonOperators<sbyte, sbyte, bool>.operator <=(sbyte left, sbyte right) => left <= right;

    static bool IComparisonOperators<sbyte, sbyte, bool>.operator >(sbyte left, sbyte right) => left > right;

    static bool IComparisonOperators<sbyte, sbyte, bool>.operator >=(sbyte left, sbyte right) => left >= right;

    static sbyte IIncrementOperators<sbyte>.operator ++(sbyte value) => (sbyte)(value + 1);

    static sbyte IDecrementOperators<sbyte>.operator --(sbyte value) => (sbyte)(value - 1);

    static sbyte IUnaryPlusOperators<sbyte, sbyte>.operator +(sbyte value) => value;

    static sbyte IUnaryNegationOperators<sbyte, sbyte>.operator -(sbyte value) => unchecked((sbyte)(0 - value));
}
