// The 64-bit signed integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct Int64
{
    static long INumberBase<long>.One => 1;

    static long INumberBase<long>.Zero => 0;

    static long IAdditiveIdentity<long, long>.AdditiveIdentity => 0;

    static long IMultiplicativeIdentity<long, long>.MultiplicativeIdentity => 1;

    static long IMinMaxValue<long>.MaxValue => MaxValue;

    static long IMinMaxValue<long>.MinValue => MinValue;

    static long ISignedNumber<long>.NegativeOne => -1;

    public static long Abs(long value) => value >= 0 ? value : checked((long)(-value));

    public static long Clamp(long value, long min, long max) => Math.Clamp(value, min, max);

    public static long Max(long x, long y) => x >= y ? x : y;

    public static long Min(long x, long y) => x <= y ? x : y;

    public static int Sign(long value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static bool IsEvenInteger(long value) => (value & 1) == 0;

    public static bool IsOddInteger(long value) => (value & 1) != 0;

    public static bool IsNegative(long value) => value < 0;

    public static bool IsPositive(long value) => value >= 0;

    static bool INumberBase<long>.IsZero(long value) => value == 0;

    public static bool IsPow2(long value) => value > 0 && (value & (value - 1)) == 0;

    public static long Log2(long value) =>
        value >= 0
            ? (long)BitOperations.Log2((ulong)value)
            : throw new ArgumentOutOfRangeException(nameof(value));

    public static long PopCount(long value) => (long)BitOperations.PopCount((ulong)value);

    public static long LeadingZeroCount(long value) => (long)BitOperations.LeadingZeroCount((ulong)value);

    public static long TrailingZeroCount(long value) => (long)BitOperations.TrailingZeroCount((ulong)value);

    public static long RotateLeft(long value, int rotateAmount) =>
        (long)((ulong)value << (rotateAmount & 63) | (ulong)value >> (-rotateAmount & 63));

    public static long RotateRight(long value, int rotateAmount) =>
        (long)((ulong)value >> (rotateAmount & 63) | (ulong)value << (-rotateAmount & 63));

    public static (long Quotient, long Remainder) DivRem(long left, long right) =>
        ((long)(left / right), (long)(left % right));

    static long IAdditionOperators<long, long, long>.operator +(long left, long right) => left + right;

    static long IAdditionOperators<long, long, long>.operator checked +(long left, long right) =>
        checked(left + right);

    static long ISubtractionOperators<long, long, long>.operator -(long left, long right) => left - right;

    static long ISubtractionOperators<long, long, long>.operator checked -(long left, long right) =>
        checked(left - right);

    static long IMultiplyOperators<long, long, long>.operator *(long left, long right) => left * right;

    static long IMultiplyOperators<long, long, long>.operator checked *(long left, long right) =>
        checked(left * right);

    static long IDivisionOperators<long, long, long>.operator /(long left, long right) => left / right;

    static long IModulusOperators<long, long, long>.operator %(long left, long right) => left % right;

    static long IBitwiseOperators<long, long, long>.operator &(long left, long right) => left & right;

    static long IBitwiseOperators<long, long, long>.operator |(long left, long right) => left | right;

    static long IBitwiseOperators<long, long, long>.operator ^(long left, long right) => left ^ right;

    static long IBitwiseOperators<long, long, long>.operator ~(long value) => ~value;

    static long IShiftOperators<long, int, long>.operator <<(long value, int amount) => value << amount;

    static long IShiftOperators<long, int, long>.operator >>(long value, int amount) => value >> amount;

    static long IShiftOperators<long, int, long>.operator >>>(long value, int amount) => value >>> amount;

    static bool IEqualityOperators<long, long, bool>.operator ==(long left, long right) => left == right;

    static bool IEqualityOperators<long, long, bool>.operator !=(long left, long right) => left != right;

    static bool IComparisonOperators<long, long, bool>.operator <(long left, long right) => left < right;

    static bool IComparisonOperators<long, long, bool>.operator <=(long left, long right) => left <= right;

    static bool IComparisonOperators<long, long, bool>.operator >(long left, long right) => left > right;

    static bool IComparisonOperators<long, long, bool>.operator >=(long left, long right) => left >= right;

    static long IIncrementOperators<long>.operator ++(long value) => (long)(value + 1);

    static long IDecrementOperators<long>.operator --(long value) => (long)(value - 1);

    static long IUnaryPlusOperators<long, long>.operator +(long value) => value;

    static long IUnaryNegationOperators<long, long>.operator -(long value) => unchecked((long)(0 - value));
}
