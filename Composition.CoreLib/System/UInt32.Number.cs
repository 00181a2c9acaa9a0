// The 32-bit unsigned integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct UInt32
{
    static uint INumberBase<uint>.One => 1;

    static uint INumberBase<uint>.Zero => 0;

    static uint IAdditiveIdentity<uint, uint>.AdditiveIdentity => 0;

    static uint IMultiplicativeIdentity<uint, uint>.MultiplicativeIdentity => 1;

    static uint IMinMaxValue<uint>.MaxValue => MaxValue;

    static uint IMinMaxValue<uint>.MinValue => MinValue;

    public static uint Abs(uint value) => value;

    public static uint Clamp(uint value, uint min, uint max) => Math.Clamp(value, min, max);

    public static uint Max(uint x, uint y) => x >= y ? x : y;

    public static uint Min(uint x, uint y) => x <= y ? x : y;

    public static int Sign(uint value) => value == 0 ? 0 : 1;

    public static bool IsEvenInteger(uint value) => (value & 1) == 0;

    public static bool IsOddInteger(uint value) => (value & 1) != 0;

    public static bool IsNegative(uint value) => false;

    public static bool IsPositive(uint value) => true;

    static bool INumberBase<uint>.IsZero(uint value) => value == 0;

    public static bool IsPow2(uint value) => value != 0 && (value & (value - 1)) == 0;

    public static uint Log2(uint value) => (uint)BitOperations.Log2((uint)(uint)value);

    public static uint PopCount(uint value) => (uint)BitOperations.PopCount((uint)(uint)value);

    public static uint LeadingZeroCount(uint value) => (uint)BitOperations.LeadingZeroCount((uint)(uint)value);

    public static uint TrailingZeroCount(uint value) => (uint)BitOperations.TrailingZeroCount((uint)(uint)value);

    public static uint RotateLeft(uint value, int rotateAmount) =>
        value << (rotateAmount & 31) | value >> (-rotateAmount & 31);

    public static uint RotateRight(uint value, int rotateAmount) =>
        value >> (rotateAmount & 31) | value << (-rotateAmount & 31);

    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right) =>
        ((uint)(left / right), (uint)(left % right));

    static uint IAdditionOperators<uint, uint, uint>.operator +(uint left, uint right) => left + right;

    static uint IAdditionOperators<uint, uint, uint>.operator checked +(uint left, uint right) =>
        checked(left + right);

    static uint ISubtractionOperators<uint, uint, uint>.operator -(uint left, uint right) => left - right;

    static uint ISubtractionOperators<uint, uint, uint>.operator checked -(uint left, uint right) =>
        checked(left - right);

    static uint IMultiplyOperators<uint, uint, uint>.operator *(uint left, uint right) => left * right;

    static uint IMultiplyOperators<uint, uint, uint>.operator checked *(uint left, uint right) =>
        checked(left * right);

    static uint IDivisionOperators<uint, uint, uint>.operator /(uint left, uint right) => left / right;

    static uint IModulusOperators<uint, uint, uint>.operator %(uint left, uint right) => left % right;

    static uint IBitwiseOperators<uint, uint, uint>.operator &(uint left, uint right) => left & right;

    static uint IBitwiseOperators<uint, uint, uint>.operator |(uint left, uint right) => left | right;

    static uint IBitwiseOperators<uint, uint, uint>.operator ^(uint left, uint right) => left ^ right;

    static uint IBitwiseOperators<uint, uint, uint>.operator ~(uint value) => ~value;

    static uint IShiftOperators<uint, int, uint>.operator <<(uint value, int amount) => value << amount;

    static uint IShiftOperators<uint, int, uint>.operator >>(uint value, int amount) => value >> amount;

    static uint IShiftOperators<uint, int, uint>.operator >>>(uint value, int amount) => value >>> amount;

    static bool IEqualityOperators<uint, uint, bool>.operator ==(uint left, uint right) => left == right;

    static bool IEqualityOperators<uint, uint, bool>.operator !=(uint left, uint right) => left != right;

    static bool IComparisonOperators<uint, uint, bool>.operator <(uint left, uint right) => left < right;

    static bool IComparisonOperators<uint, uint, bool>.operator <=(uint left, uint right) => left <= right;

    static bool IComparisonOperators<uint, uint, bool>.operator >(uint left, uint right) => left > right;

    static bool IComparisonOperators<uint, uint, bool>.operator >=(uint left, uint right) => left >= right;

    static uint IIncrementOperators<uint>.operator ++(uint value) => (uint)(value + 1);

    static uint IDecrementOperators<uint>.operator --(uint value) => (uint)(value - 1);

    static uint IUnaryPlusOperators<uint, uint>.operator +(uint value) => value;

    static uint IUnaryNegationOperators<uint, uint>.operator -(uint value) => unchecked((uint)(0 - value));
}
