// The 64-bit unsigned integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct UInt64
{
    static ulong INumberBase<ulong>.One => 1;

    static ulong INumberBase<ulong>.Zero => 0;

    static ulong IAdditiveIdentity<ulong, ulong>.AdditiveIdentity => 0;

    static ulong IMultiplicativeIdentity<ulong, ulong>.MultiplicativeIdentity => 1;

    static ulong IMinMaxValue<ulong>.MaxValue => MaxValue;

    static ulong IMinMaxValue<ulong>.MinValue => MinValue;

    public static ulong Abs(ulong value) => value;

    public static ulong Clamp(ulong value, ulong min, ulong max) => Math.Clamp(value, min, max);

    public static ulong Max(ulong x, ulong y) => x >= y ? x : y;

    public static ulong Min(ulong x, ulong y) => x <= y ? x : y;

    public static int Sign(ulong value) => value == 0 ? 0 : 1;

    public static bool IsEvenInteger(ulong value) => (value & 1) == 0;

    public static bool IsOddInteger(ulong value) => (value & 1) != 0;

    public static bool IsNegative(ulong value) => false;

    public static bool IsPositive(ulong value) => true;

    static bool INumberBase<ulong>.IsZero(ulong value) => value == 0;

    public static bool IsPow2(ulong value) => value != 0 && (value & (value - 1)) == 0;

    public static ulong Log2(ulong value) => (ulong)BitOperations.Log2((ulong)value);

    public static ulong PopCount(ulong value) => (ulong)BitOperations.PopCount((ulong)value);

    public static ulong LeadingZeroCount(ulong value) => (ulong)BitOperations.LeadingZeroCount((ulong)value);

    public static ulong TrailingZeroCount(ulong value) => (ulong)BitOperations.TrailingZeroCount((ulong)value);

    public static ulong RotateLeft(ulong value, int rotateAmount) =>
        value << (rotateAmount & 63) | value >> (-rotateAmount & 63);

    public static ulong RotateRight(ulong value, int rotateAmount) =>
        value >> (rotateAmount & 63) | value << (-rotateAmount & 63);

    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right) =>
        ((ulong)(left / right), (ulong)(left % right));

    static ulong IAdditionOperators<ulong, ulong, ulong>.operator +(ulong left, ulong right) => left + right;

    static ulong IAdditionOperators<ulong, ulong, ulong>.operator checked +(ulong left, ulong right) =>
        checked(left + right);

    static ulong ISubtractionOperators<ulong, ulong, ulong>.operator -(ulong left, ulong right) => left - right;

    static ulong ISubtractionOperators<ulong, ulong, ulong>.operator checked -(ulong left, ulong right) =>
        checked(left - right);

    static ulong IMultiplyOperators<ulong, ulong, ulong>.operator *(ulong left, ulong right) => left * right;

    static ulong IMultiplyOperators<ulong, ulong, ulong>.operator checked *(ulong left, ulong right) =>
        checked(left * right);

    static ulong IDivisionOperators<ulong, ulong, ulong>.operator /(ulong left, ulong right) => left / right;

    static ulong IModulusOperators<ulong, ulong, ulong>.operator %(ulong left, ulong right) => left % right;

    static ulong IBitwiseOperators<ulong, ulong, ulong>.operator &(ulong left, ulong right) => left & right;

    static ulong IBitwiseOperators<ulong, ulong, ulong>.operator |(ulong left, ulong right) => left | right;

    static ulong IBitwiseOperators<ulong, ulong, ulong>.operator ^(ulong left, ulong right) => left ^ right;

    static ulong IBitwiseOperators<ulong, ulong, ulong>.operator ~(ulong value) => ~value;

    static ulong IShiftOperators<ulong, int, ulong>.operator <<(ulong value, int amount) => value << amount;

    static ulong IShiftOperators<ulong, int, ulong>.operator >>(ulong value, int amount) => value >> amount;

    static ulong IShiftOperators<ulong, int, ulong>.operator >>>(ulong value, int amount) => value >>> amount;

    static bool IEqualityOperators<ulong, ulong, bool>.operator ==(ulong left, ulong right) => left == right;

    static bool IEqualityOperators<ulong, ulong, bool>.operator !=(ulong left, ulong right) => left != right;

    static bool IComparisonOperators<ulong, ulong, bool>.operator <(ulong left, ulong right) => left < right;

    static bool IComparisonOperators<ulong, ulong, bool>.operator <=(ulong left, ulong right) => left <= right;

    static bool IComparisonOperators<ulong, ulong, bool>.operator >(ulong left, ulong right) => left > right;

    static bool IComparisonOperators<ulong, ulong, bool>.operator >=(ulong left, ulong right) => left >= right;

    static ulong IIncrementOperators<ulong>.operator ++(ulong value) => (ulong)(value + 1);

    static ulong IDecrementOperators<ulong>.operator --(ulong value) => (ulong)(value - 1);

    static ulong IUnaryPlusOperators<ulong, ulong>.operator +(ulong value) => value;

    static ulong IUnaryNegationOperators<ulong, ulong>.operator -(ulong value) => unchecked((ulong)(0 - value));
}
