// The native unsigned integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct UIntPtr
{
    static nuint INumberBase<nuint>.One => 1;

    static nuint INumberBase<nuint>.Zero => 0;

    static nuint IAdditiveIdentity<nuint, nuint>.AdditiveIdentity => 0;

    static nuint IMultiplicativeIdentity<nuint, nuint>.MultiplicativeIdentity => 1;

    static nuint IMinMaxValue<nuint>.MaxValue => MaxValue;

    static nuint IMinMaxValue<nuint>.MinValue => MinValue;

    public static nuint Abs(nuint value) => value;

    public static nuint Clamp(nuint value, nuint min, nuint max) => Math.Clamp(value, min, max);

    public static nuint Max(nuint x, nuint y) => x >= y ? x : y;

    public static nuint Min(nuint x, nuint y) => x <= y ? x : y;

    public static int Sign(nuint value) => value == 0 ? 0 : 1;

    public static bool IsEvenInteger(nuint value) => (value & 1) == 0;

    public static bool IsOddInteger(nuint value) => (value & 1) != 0;

    public static bool IsNegative(nuint value) => false;

    public static bool IsPositive(nuint value) => true;

    static bool INumberBase<nuint>.IsZero(nuint value) => value == 0;

    public static bool IsPow2(nuint value) => value != 0 && (value & (value - 1)) == 0;

    public static nuint Log2(nuint value) => (nuint)BitOperations.Log2((ulong)value);

    public static nuint PopCount(nuint value) => (nuint)BitOperations.PopCount((ulong)value);

    public static nuint LeadingZeroCount(nuint value) => (nuint)BitOperations.LeadingZeroCount((ulong)value);

    public static nuint TrailingZeroCount(nuint value) => (nuint)BitOperations.TrailingZeroCount((ulong)value);

    public static nuint RotateLeft(nuint value, int rotateAmount) =>
        value << (rotateAmount & 63) | value >> (-rotateAmount & 63);

    public static nuint RotateRight(nuint value, int rotateAmount) =>
        value >> (rotateAmount & 63) | value << (-rotateAmount & 63);

    public static (nuint Quotient, nuint Remainder) DivRem(nuint left, nuint right) =>
        ((nuint)(left / right), (nuint)(left % right));

    static nuint IAdditionOperators<nuint, nuint, nuint>.operator +(nuint left, nuint right) => left + right;

    static nuint IAdditionOperators<nuint, nuint, nuint>.operator checked +(nuint left, nuint right) =>
        checked(left + right);

    static nuint ISubtractionOperators<nuint, nuint, nuint>.operator -(nuint left, nuint right) => left - right;

    static nuint ISubtractionOperators<nuint, nuint, nuint>.operator checked -(nuint left, nuint right) =>
        checked(left - right);

    static nuint IMultiplyOperators<nuint, nuint, nuint>.operator *(nuint left, nuint right) => left * right;

    static nuint IMultiplyOperators<nuint, nuint, nuint>.operator checked *(nuint left, nuint right) =>
        checked(left * right);

    static nuint IDivisionOperators<nuint, nuint, nuint>.operator /(nuint left, nuint right) => left / right;

    static nuint IModulusOperators<nuint, nuint, nuint>.operator %(nuint left, nuint right) => left % right;

    static nuint IBitwiseOperators<nuint, nuint, nuint>.operator &(nuint left, nuint right) => left & right;

    static nuint IBitwiseOperators<nuint, nuint, nuint>.operator |(nuint left, nuint right) => left | right;

    static nuint IBitwiseOperators<nuint, nuint, nuint>.operator ^(nuint left, nuint right) => left ^ right;

    static nuint IBitwiseOperators<nuint, nuint, nuint>.operator ~(nuint value) => ~value;

    static nuint IShiftOperators<nuint, int, nuint>.operator <<(nuint value, int amount) => value << amount;

    static nuint IShiftOperators<nuint, int, nuint>.operator >>(nuint value, int amount) => value >> amount;

    static nuint IShiftOperators<nuint, int, nuint>.operator >>>(nuint value, int amount) => value >>> amount;

    static bool IEqualityOperators<nuint, nuint, bool>.operator ==(nuint left, nuint right) => left == right;

    static bool IEqualityOperators<nuint, nuint, bool>.operator !=(nuint left, nuint right) => left != right;

    static bool IComparisonOperators<nuint, nuint, bool>.operator <(nuint left, nuint right) => left < right;

    static bool IComparisonOperators<nuint, nuint, bool>.operator <=(nuint left, nuint right) => left <= right;

    static bool IComparisonOperators<nuint, nuint, bool>.operator >(nuint left, nuint right) => left > right;

    static bool IComparisonOperators<nuint, nuint, bool>.operator >=(nuint left, nuint right) => left >= right;

    static nuint IIncrementOperators<nuint>.operator ++(nuint value) => (nuint)(value + 1);

    static nuint IDecrementOperators<nuint>.operator --(nuint value) => (nuint)(value - 1);

    static nuint IUnaryPlusOperators<nuint, nuint>.operator +(nuint value) => value;

    static nuint IUnaryNegationOperators<nuint, nuint>.operator -(nuint value) => unchecked((nuint)(0 - value));
}
