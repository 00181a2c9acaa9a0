// The native signed integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct IntPtr
{
    static nint INumberBase<nint>.One => 1;

    static nint INumberBase<nint>.Zero => 0;

    static nint IAdditiveIdentity<nint, nint>.AdditiveIdentity => 0;

    static nint IMultiplicativeIdentity<nint, nint>.MultiplicativeIdentity => 1;

    static nint IMinMaxValue<nint>.MaxValue => MaxValue;

    static nint IMinMaxValue<nint>.MinValue => MinValue;

    static nint ISignedNumber<nint>.NegativeOne => -1;

    public static nint Abs(nint value) => value >= 0 ? value : checked((nint)(-value));

    public static nint Clamp(nint value, nint min, nint max) => Math.Clamp(value, min, max);

    public static nint Max(nint x, nint y) => x >= y ? x : y;

    public static nint Min(nint x, nint y) => x <= y ? x : y;

    public static int Sign(nint value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static bool IsEvenInteger(nint value) => (value & 1) == 0;

    public static bool IsOddInteger(nint value) => (value & 1) != 0;

    public static bool IsNegative(nint value) => value < 0;

    public static bool IsPositive(nint value) => value >= 0;

    static bool INumberBase<nint>.IsZero(nint value) => value == 0;

    public static bool IsPow2(nint value) => value > 0 && (value & (value - 1)) == 0;

    public static nint Log2(nint value) =>
        value >= 0
            ? (nint)BitOperations.Log2((ulong)value)
            : throw new ArgumentOutOfRangeException(nameof(value));

    public static nint PopCount(nint value) => (nint)BitOperations.PopCount((ulong)value);

    public static nint LeadingZeroCount(nint value) => (nint)BitOperations.LeadingZeroCount((ulong)value);

    public static nint TrailingZeroCount(nint value) => (nint)BitOperations.TrailingZeroCount((ulong)value);

    public static nint RotateLeft(nint value, int rotateAmount) =>
        (nint)((nuint)value << (rotateAmount & 63) | (nuint)value >> (-rotateAmount & 63));

    public static nint RotateRight(nint value, int rotateAmount) =>
        (nint)((nuint)value >> (rotateAmount & 63) | (nuint)value << (-rotateAmount & 63));

    public static (nint Quotient, nint Remainder) DivRem(nint left, nint right) =>
        ((nint)(left / right), (nint)(left % right));

    static nint IAdditionOperators<nint, nint, nint>.operator +(nint left, nint right) => left + right;

    static nint IAdditionOperators<nint, nint, nint>.operator checked +(nint left, nint right) =>
        checked(left + right);

    static nint ISubtractionOperators<nint, nint, nint>.operator -(nint left, nint right) => left - right;

    static nint ISubtractionOperators<nint, nint, nint>.operator checked -(nint left, nint right) =>
        checked(left - right);

    static nint IMultiplyOperators<nint, nint, nint>.operator *(nint left, nint right) => left * right;

    static nint IMultiplyOperators<nint, nint, nint>.operator checked *(nint left, nint right) =>
        checked(left * right);

    static nint IDivisionOperators<nint, nint, nint>.operator /(nint left, nint right) => left / right;

    static nint IModulusOperators<nint, nint, nint>.operator %(nint left, nint right) => left % right;

    static nint IBitwiseOperators<nint, nint, nint>.operator &(nint left, nint right) => left & right;

    static nint IBitwiseOperators<nint, nint, nint>.operator |(nint left, nint right) => left | right;

    static nint IBitwiseOperators<nint, nint, nint>.operator ^(nint left, nint right) => left ^ right;

    static nint IBitwiseOperators<nint, nint, nint>.operator ~(nint value) => ~value;

    static nint IShiftOperators<nint, int, nint>.operator <<(nint value, int amount) => value << amount;

    static nint IShiftOperators<nint, int, nint>.operator >>(nint value, int amount) => value >> amount;

    static nint IShiftOperators<nint, int, nint>.operator >>>(nint value, int amount) => value >>> amount;

    static bool IEqualityOperators<nint, nint, bool>.operator ==(nint left, nint right) => left == right;

    static bool IEqualityOperators<nint, nint, bool>.operator !=(nint left, nint right) => left != right;

    static bool IComparisonOperators<nint, nint, bool>.operator <(nint left, nint right) => left < right;

    static bool IComparisonOperators<nint, nint, bool>.operator <=(nint left, nint right) => left <= right;

    static bool IComparisonOperators<nint, nint, bool>.operator >(nint left, nint right) => left > right;

    static bool IComparisonOperators<nint, nint, bool>.operator >=(nint left, nint right) => left >= right;

    static nint IIncrementOperators<nint>.operator ++(nint value) => (nint)(value + 1);

    static nint IDecrementOperators<nint>.operator --(nint value) => (nint)(value - 1);

    static nint IUnaryPlusOperators<nint, nint>.operator +(nint value) => value;

    static nint IUnaryNegationOperators<nint, nint>.operator -(nint value) => unchecked((nint)(0 - value));
}
