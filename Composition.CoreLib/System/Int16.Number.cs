// The 16-bit signed integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct Int16
{
    static short INumberBase<short>.One => 1;

    static short INumberBase<short>.Zero => 0;

    static short IAdditiveIdentity<short, short>.AdditiveIdentity => 0;

    static short IMultiplicativeIdentity<short, short>.MultiplicativeIdentity => 1;

    static short IMinMaxValue<short>.MaxValue => MaxValue;

    static short IMinMaxValue<short>.MinValue => MinValue;

    static short ISignedNumber<short>.NegativeOne => -1;

    public static short Abs(short value) => value >= 0 ? value : checked((short)(-value));

    public static short Clamp(short value, short min, short max) => Math.Clamp(value, min, max);

    public static short Max(short x, short y) => x >= y ? x : y;

    public static short Min(short x, short y) => x <= y ? x : y;

    public static int Sign(short value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static bool IsEvenInteger(short value) => (value & 1) == 0;

    public static bool IsOddInteger(short value) => (value & 1) != 0;

    public static bool IsNegative(short value) => value < 0;

    public static bool IsPositive(short value) => value >= 0;

    static bool INumberBase<short>.IsZero(short value) => value == 0;

    public static bool IsPow2(short value) => value > 0 && (value & (value - 1)) == 0;

    public static short Log2(short value) =>
        value >= 0
            ? (short)BitOperations.Log2((uint)(ushort)value)
            : throw new ArgumentOutOfRangeException(nameof(value));

    public static short PopCount(short value) => (short)BitOperations.PopCount((uint)(ushort)value);

    public static short LeadingZeroCount(short value) =>
        (short)(BitOperations.LeadingZeroCount((uint)(ushort)value) - 16);

    public static short TrailingZeroCount(short value) =>
        (short)(value == 0 ? 16 : BitOperations.TrailingZeroCount((uint)(ushort)value));

    public static short RotateLeft(short value, int rotateAmount) =>
        (short)((ushort)value << (rotateAmount & 15) | (ushort)value >> (-rotateAmount & 15));

    public static short RotateRight(short value, int rotateAmount) =>
        (short)((ushort)value >> (rotateAmount & 15) | (ushort)value << (-rotateAmount & 15));

    public static (short Quotient, short Remainder) DivRem(short left, short right) =>
        ((short)(left / right), (short)(left % right));

    static short IAdditionOperators<short, short, short>.operator +(short left, short right) => (short)(left + right);

    static short IAdditionOperators<short, short, short>.operator checked +(short left, short right) =>
        checked((short)(left + right));

    static short ISubtractionOperators<short, short, short>.operator -(short left, short right) =>
        (short)(left - right);

    static short ISubtractionOperators<short, short, short>.operator checked -(short left, short right) =>
        checked((short)(left - right));

    static short IMultiplyOperators<short, short, short>.operator *(short left, short right) => (short)(left * right);

    static short IMultiplyOperators<short, short, short>.operator checked *(short left, short right) =>
        checked((short)(left * right));

    static short IDivisionOperators<short, short, short>.operator /(short left, short right) => (short)(left / right);

    static short IModulusOperators<short, short, short>.operator %(short left, short right) => (short)(left % right);

    static short IBitwiseOperators<short, short, short>.operator &(short left, short right) => (short)(left & right);

    static short IBitwiseOperators<short, short, short>.operator |(short left, short right) => (short)(left | right);

    static short IBitwiseOperators<short, short, short>.operator ^(short left, short right) => (short)(left ^ right);

    static short IBitwiseOperators<short, short, short>.operator ~(short value) => (short)~value;

    static short IShiftOperators<short, int, short>.operator <<(short value, int amount) => (short)(value << amount);

    static short IShiftOperators<short, int, short>.operator >>(short value, int amount) => (short)(value >> amount);

    static short IShiftOperators<short, int, short>.operator >>>(short value, int amount) =>
        (short)((ushort)value >>> amount);

    static bool IEqualityOperators<short, short, bool>.operator ==(short left, short right) => left == right;

    static bool IEqualityOperators<short, short, bool>.operator !=(short left, short right) => left != right;

    static bool IComparisonOperators<short, short, bool>.operator <(short left, short right) => left < right;

    static bool IComparisonOperators<short, short, bool>.operator <=(short left, short right) => left <= right;

    static bool IComparisonOperators<short, short, bool>.operator >(short left, short right) => left > right;

    static bool IComparisonOperators<short, short, bool>.operator >=(short left, short right) => left >= right;

    static short IIncrementOperators<short>.operator ++(short value) => (short)(value + 1);

    static short IDecrementOperators<short>.operator --(short value) => (short)(value - 1);

    static short IUnaryPlusOperators<short, short>.operator +(short value) => value;

    static short IUnaryNegationOperators<short, short>.operator -(short value) => unchecked((short)(0 - value));
}
