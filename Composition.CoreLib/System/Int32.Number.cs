// The 32-bit signed integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct Int32
{
    static int INumberBase<int>.One => 1;

    static int INumberBase<int>.Zero => 0;

    static int IAdditiveIdentity<int, int>.AdditiveIdentity => 0;

    static int IMultiplicativeIdentity<int, int>.MultiplicativeIdentity => 1;

    static int IMinMaxValue<int>.MaxValue => MaxValue;

    static int IMinMaxValue<int>.MinValue => MinValue;

    static int ISignedNumber<int>.NegativeOne => -1;

    public static int Abs(int value) => value >= 0 ? value : checked((int)(-value));

    public static int Clamp(int value, int min, int max) => Math.Clamp(value, min, max);

    public static int Max(int x, int y) => x >= y ? x : y;

    public static int Min(int x, int y) => x <= y ? x : y;

    public static int Sign(int value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static bool IsEvenInteger(int value) => (value & 1) == 0;

    public static bool IsOddInteger(int value) => (value & 1) != 0;

    public static bool IsNegative(int value) => value < 0;

    public static bool IsPositive(int value) => value >= 0;

    static bool INumberBase<int>.IsZero(int value) => value == 0;

    public static bool IsPow2(int value) => value > 0 && (value & (value - 1)) == 0;

    public static int Log2(int value) =>
        value >= 0
            ? (int)BitOperations.Log2((uint)(uint)value)
            : throw new ArgumentOutOfRangeException(nameof(value));

    public static int PopCount(int value) => (int)BitOperations.PopCount((uint)(uint)value);

    public static int LeadingZeroCount(int value) => (int)BitOperations.LeadingZeroCount((uint)(uint)value);

    public static int TrailingZeroCount(int value) => (int)BitOperations.TrailingZeroCount((uint)(uint)value);

    public static int RotateLeft(int value, int rotateAmount) =>
        (int)((uint)value << (rotateAmount & 31) | (uint)value >> (-rotateAmount & 31));

    public static int RotateRight(int value, int rotateAmount) =>
        (int)((uint)value >> (rotateAmount & 31) | (uint)value << (-rotateAmount & 31));

    public static (int Quotient, int Remainder) DivRem(int left, int right) =>
        ((int)(left / right), (int)(left % right));

    static int IAdditionOperators<int, int, int>.operator +(int left, int right) => left + right;

    static int IAdditionOperators<int, int, int>.operator checked +(int left, int right) =>
        checked(left + right);

    static int ISubtractionOperators<int, int, int>.operator -(int left, int right) => left - right;

    static int ISubtractionOperators<int, int, int>.operator checked -(int left, int right) =>
        checked(left - right);

    static int IMultiplyOperators<int, int, int>.operator *(int left, int right) => left * right;

    static int IMultiplyOperators<int, int, int>.operator checked *(int left, int right) =>
        checked(left * right);

    static int IDivisionOperators<int, int, int>.operator /(int left, int right) => left / right;

    static int IModulusOperators<int, int, int>.operator %(int left, int right) => left % right;

    static int IBitwiseOperators<int, int, int>.operator &(int left, int right) => left & right;

    static int IBitwiseOperators<int, int, int>.operator |(int left, int right) => left | right;

    static int IBitwiseOperators<int, int, int>.operator ^(int left, int right) => left ^ right;

    static int IBitwiseOperators<int, int, int>.operator ~(int value) => ~value;

    static int IShiftOperators<int, int, int>.operator <<(int value, int amount) => value << amount;

    static int IShiftOperators<int, int, int>.operator >>(int value, int amount) => value >> amount;

    static int IShiftOperators<int, int, int>.operator >>>(int value, int amount) => value >>> amount;

    static bool IEqualityOperators<int, int, bool>.operator ==(int left, int right) => left == right;

    static bool IEqualityOperators<int, int, bool>.operator !=(int left, int right) => left != right;

    static bool IComparisonOperators<int, int, bool>.operator <(int left, int right) => left < right;

    static bool IComparisonOperators<int, int, bool>.operator <=(int left, int right) => left <= right;

    static bool IComparisonOperators<int, int, bool>.operator >(int left, int right) => left > right;

    static bool IComparisonOperators<int, int, bool>.operator >=(int left, int right) => left >= right;

    static int IIncrementOperators<int>.operator ++(int value) => (int)(value + 1);

    static int IDecrementOperators<int>.operator --(int value) => (int)(value - 1);

    static int IUnaryPlusOperators<int, int>.operator +(int value) => value;

    static int IUnaryNegationOperators<int, int>.operator -(int value) => unchecked((int)(0 - value));
}
