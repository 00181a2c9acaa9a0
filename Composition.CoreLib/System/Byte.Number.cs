// The 8-bit unsigned integer's part in generic mathematics.
using System.Numerics;

namespace System;

public readonly partial struct Byte
{
    static byte INumberBase<byte>.One => 1;

    static byte INumberBase<byte>.Zero => 0;

    static byte IAdditiveIdentity<byte, byte>.AdditiveIdentity => 0;

    static byte IMultiplicativeIdentity<byte, byte>.MultiplicativeIdentity => 1;

    static byte IMinMaxValue<byte>.MaxValue => MaxValue;

    static byte IMinMaxValue<byte>.MinValue => MinValue;

    public static byte Abs(byte value) => value;

    public static byte Clamp(byte value, byte min, byte max) => Math.Clamp(value, min, max);

    public static byte Max(byte x, byte y) => x >= y ? x : y;

    public static byte Min(byte x, byte y) => x <= y ? x : y;

    public static int Sign(byte value) => value == 0 ? 0 : 1;

    public static bool IsEvenInteger(byte value) => (value & 1) == 0;

    public static bool IsOddInteger(byte value) => (value & 1) != 0;

    public static bool IsNegative(byte value) => false;

    public static bool IsPositive(byte value) => true;

    static bool INumberBase<byte>.IsZero(byte value) => value == 0;

    public static bool IsPow2(byte value) => value != 0 && (value & (value - 1)) == 0;

    public static byte Log2(byte value) => (byte)BitOperations.Log2((uint)(byte)value);

    public static byte PopCount(byte value) => (byte)BitOperations.PopCount((uint)(byte)value);

    public static byte LeadingZeroCount(byte value) => (byte)(BitOperations.LeadingZeroCount((uint)(byte)value) - 24);

    public static byte TrailingZeroCount(byte value) =>
        (byte)(value == 0 ? 8 : BitOperations.TrailingZeroCount((uint)(byte)value));

    public static byte RotateLeft(byte value, int rotateAmount) =>
        (byte)((byte)value << (rotateAmount & 7) | (byte)value >> (-rotateAmount & 7));

    public static byte RotateRight(byte value, int rotateAmount) =>
        (byte)((byte)value >> (rotateAmount & 7) | (byte)value << (-rotateAmount & 7));

    public static (byte Quotient, byte Remainder) DivRem(byte left, byte right) =>
        ((byte)(left / right), (byte)(left % right));

    static byte IAdditionOperators<byte, byte, byte>.operator +(byte left, byte right) => (byte)(left + right);

    static byte IAdditionOperators<byte, byte, byte>.operator checked +(byte left, byte right) =>
        checked((byte)(left + right));

    static byte ISubtractionOperators<byte, byte, byte>.operator -(byte left, byte right) => (byte)(left - right);

    static byte ISubtractionOperators<byte, byte, byte>.operator checked -(byte left, byte right) =>
        checked((byte)(left - right));

    static byte IMultiplyOperators<byte, byte, byte>.operator *(byte left, byte right) => (byte)(left * right);

    static byte IMultiplyOperators<byte, byte, byte>.operator checked *(byte left, byte right) =>
        checked((byte)(left * right));

    static byte IDivisionOperators<byte, byte, byte>.operator /(byte left, byte right) => (byte)(left / right);

    static byte IModulusOperators<byte, byte, byte>.operator %(byte left, byte right) => (byte)(left % right);

    static byte IBitwiseOperators<byte, byte, byte>.operator &(byte left, byte right) => (byte)(left & right);

    static byte IBitwiseOperators<byte, byte, byte>.operator |(byte left, byte right) => (byte)(left | right);

    static byte IBitwiseOperators<byte, byte, byte>.operator ^(byte left, byte right) => (byte)(left ^ right);

    static byte IBitwiseOperators<byte, byte, byte>.operator ~(byte value) => (byte)~value;

    static byte IShiftOperators<byte, int, byte>.operator <<(byte value, int amount) => (byte)(value << amount);

    static byte IShiftOperators<byte, int, byte>.operator >>(byte value, int amount) => (byte)(value >> amount);

    static byte IShiftOperators<byte, int, byte>.operator >>>(byte value, int amount) => (byte)((byte)value >>> amount);

    static bool IEqualityOperators<byte, byte, bool>.operator ==(byte left, byte right) => left == right;

    static bool IEqualityOperators<byte, byte, bool>.operator !=(byte left, byte right) => left != right;

    static bool IComparisonOperators<byte, byte, bool>.operator <(byte left, byte right) => left < right;

    static bool IComparisonOperators<byte, byte, bool>.operator <=(byte left, byte right) => left <= right;

    static bool IComparisonOperators<byte, byte, bool>.operator >(byte left, byte right) => left > right;

    static bool IComparisonOperators<byte, byte, bool>.operator >=(byte left, byte right) => left >= right;

    static byte IIncrementOperators<byte>.operator ++(byte value) => (byte)(value + 1);

    static byte IDecrementOperators<byte>.operator --(byte value) => (byte)(value - 1);

    static byte IUnaryPlusOperators<byte, byte>.operator +(byte value) => value;

    static byte IUnaryNegationOperators<byte, byte>.operator -(byte value) => unchecked((byte)(0 - value));
}
