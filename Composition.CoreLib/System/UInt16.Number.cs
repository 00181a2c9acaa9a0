// The 16-bit unsigned integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct UInt16
{
    static ushort INumberBase<ushort>.One => 1;

    static ushort INumberBase<ushort>.Zero => 0;

    static ushort IAdditiveIdentity<ushort, ushort>.AdditiveIdentity => 0;

    static ushort IMultiplicativeIdentity<ushort, ushort>.MultiplicativeIdentity => 1;

    static ushort IMinMaxValue<ushort>.MaxValue => MaxValue;

    static ushort IMinMaxValue<ushort>.MinValue => MinValue;

    public static ushort Abs(ushort value) => value;

    public static ushort Clamp(ushort value, ushort min, ushort max) => Math.Clamp(value, min, max);

    public static ushort Max(ushort x, ushort y) => x >= y ? x : y;

    public static ushort Min(ushort x, ushort y) => x <= y ? x : y;

    public static int Sign(ushort value) => value == 0 ? 0 : 1;

    public static bool IsEvenInteger(ushort value) => (value & 1) == 0;

    public static bool IsOddInteger(ushort value) => (value & 1) != 0;

    public static bool IsNegative(ushort value) => false;

    public static bool IsPositive(ushort value) => true;

    static bool INumberBase<ushort>.IsZero(ushort value) => value == 0;

    public static bool IsPow2(ushort value) => value != 0 && (value & (value - 1)) == 0;

    public static ushort Log2(ushort value) => (ushort)BitOperations.Log2((uint)(ushort)value);

    public static ushort PopCount(ushort value) => (ushort)BitOperations.PopCount((uint)(ushort)value);

    public static ushort LeadingZeroCount(ushort value) =>
        (ushort)(BitOperations.LeadingZeroCount((uint)(ushort)value) - 16);

    public static ushort TrailingZeroCount(ushort value) =>
        (ushort)(value == 0 ? 16 : BitOperations.TrailingZeroCount((uint)(ushort)value));

    public static ushort RotateLeft(ushort value, int rotateAmount) =>
        (ushort)((ushort)value << (rotateAmount & 15) | (ushort)value >> (-rotateAmount & 15));

    public static ushort RotateRight(ushort value, int rotateAmount) =>
        (ushort)((ushort)value >> (rotateAmount & 15) | (ushort)value << (-rotateAmount & 15));

    public static (ushort Quotient, ushort Remainder) DivRem(ushort left, ushort right) =>
        ((ushort)(left / right), (ushort)(left % right));

    static ushort IAdditionOperators<ushort, ushort, ushort>.operator +(ushort left, ushort right) =>
        (ushort)(left + right);

    static ushort IAdditionOperators<ushort, ushort, ushort>.operator checked +(ushort left, ushort right) =>
        checked((ushort)(left + right));

    static ushort ISubtractionOperators<ushort, ushort, ushort>.operator -(ushort left, ushort right) =>
        (ushort)(left - right);

    static ushort ISubtractionOperators<ushort, ushort, ushort>.operator checked -(ushort left, ushort right) =>
        checked((ushort)(left - right));

    static ushort IMultiplyOperators<ushort, ushort, ushort>.operator *(ushort left, ushort right) =>
        (ushort)(left * right);

    static ushort IMultiplyOperators<ushort, ushort, ushort>.operator checked *(ushort left, ushort right) =>
        checked((ushort)(left * right));

    static ushort IDivisionOperators<ushort, ushort, ushort>.operator /(ushort left, ushort right) =>
        (ushort)(left / right);

    static ushort IModulusOperators<ushort, ushort, ushort>.operator %(ushort left, ushort right) =>
        (ushort)(left % right);

    static ushort IBitwiseOperators<ushort, ushort, ushort>.operator &(ushort left, ushort right) =>
        (ushort)(left & right);

    static ushort IBitwiseOperators<ushort, ushort, ushort>.operator |(ushort left, ushort right) =>
        (ushort)(left | right);

    static ushort IBitwiseOperators<ushort, ushort, ushort>.operator ^(ushort left, ushort right) =>
        (ushort)(left ^ right);

    static ushort IBitwiseOperators<ushort, ushort, ushort>.operator ~(ushort value) => (ushort)~value;

    static ushort IShiftOperators<ushort, int, ushort>.operator <<(ushort value, int amount) =>
        (ushort)(value << amount);

    static ushort IShiftOperators<ushort, int, ushort>.operator >>(ushort value, int amount) =>
        (ushort)(value >> amount);

    static ushort IShiftOperators<ushort, int, ushort>.operator >>>(ushort value, int amount) =>
        (ushort)((ushort)value >>> amount);

    static bool IEqualityOperators<ushort, ushort, bool>.operator ==(ushort left, ushort right) => left == right;

    static bool IEqualityOperators<ushort, ushort, bool>.operator !=(ushort left, ushort right) => left != right;

    static bool IComparisonOperators<ushort, ushort, bool>.operator <(ushort left, ushort right) => left < right;

    static bool IComparisonOperators<ushort, ushort, bool>.operator <=(ushort left, ushort right) => left <= right;

    static bool IComparisonOperators<ushort, ushort, bool>.operator >(ushort left, ushort right) => left > right;

    static bool IComparisonOperators<ushort, ushort, bool>.operator >=(ushort left, ushort right) => left >= right;

    static ushort IIncrementOperators<ushort>.operator ++(ushort value) => (ushort)(value + 1);

    static ushort IDecrementOperators<ushort>.operator --(ushort value) => (ushort)(value - 1);

    static ushort IUnaryPlusOperators<ushort, ushort>.operator +(ushort value) => value;

    static ushort IUnaryNegationOperators<ushort, ushort>.operator -(ushort value) => unchecked((ushort)(0 - value));
}
