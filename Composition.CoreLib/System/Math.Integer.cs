// Integer mathematics.
namespace System;

public static partial class Math
{
    public static sbyte Min(sbyte val1, sbyte val2) => val1 <= val2 ? val1 : val2;

    public static sbyte Max(sbyte val1, sbyte val2) => val1 >= val2 ? val1 : val2;

    public static byte Min(byte val1, byte val2) => val1 <= val2 ? val1 : val2;

    public static byte Max(byte val1, byte val2) => val1 >= val2 ? val1 : val2;

    public static short Min(short val1, short val2) => val1 <= val2 ? val1 : val2;

    public static short Max(short val1, short val2) => val1 >= val2 ? val1 : val2;

    public static ushort Min(ushort val1, ushort val2) => val1 <= val2 ? val1 : val2;

    public static ushort Max(ushort val1, ushort val2) => val1 >= val2 ? val1 : val2;

    public static int Min(int val1, int val2) => val1 <= val2 ? val1 : val2;

    public static int Max(int val1, int val2) => val1 >= val2 ? val1 : val2;

    public static uint Min(uint val1, uint val2) => val1 <= val2 ? val1 : val2;

    public static uint Max(uint val1, uint val2) => val1 >= val2 ? val1 : val2;

    public static long Min(long val1, long val2) => val1 <= val2 ? val1 : val2;

    public static long Max(long val1, long val2) => val1 >= val2 ? val1 : val2;

    public static ulong Min(ulong val1, ulong val2) => val1 <= val2 ? val1 : val2;

    public static ulong Max(ulong val1, ulong val2) => val1 >= val2 ? val1 : val2;

    public static nint Min(nint val1, nint val2) => val1 <= val2 ? val1 : val2;

    public static nint Max(nint val1, nint val2) => val1 >= val2 ? val1 : val2;

    public static nuint Min(nuint val1, nuint val2) => val1 <= val2 ? val1 : val2;

    public static nuint Max(nuint val1, nuint val2) => val1 >= val2 ? val1 : val2;

    public static sbyte Abs(sbyte value) => value >= 0 ? value : checked((sbyte)(-value));

    public static int Sign(sbyte value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static short Abs(short value) => value >= 0 ? value : checked((short)(-value));

    public static int Sign(short value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static int Abs(int value) => value >= 0 ? value : checked(-value);

    public static int Sign(int value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static long Abs(long value) => value >= 0 ? value : checked(-value);

    public static int Sign(long value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static nint Abs(nint value) => value >= 0 ? value : checked(-value);

    public static int Sign(nint value) => value < 0 ? -1 : value > 0 ? 1 : 0;

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static byte Clamp(byte value, byte min, byte max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static short Clamp(short value, short min, short max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static ushort Clamp(ushort value, ushort min, ushort max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static int Clamp(int value, int min, int max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static uint Clamp(uint value, uint min, uint max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static long Clamp(long value, long min, long max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static ulong Clamp(ulong value, ulong min, ulong max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static nint Clamp(nint value, nint min, nint max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static nuint Clamp(nuint value, nuint min, nuint max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static float Clamp(float value, float min, float max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    public static double Clamp(double value, double min, double max)
    {
        if (min > max)
        {
            throw MinMax(min, max);
        }
        return value < min ? min : value > max ? max : value;
    }

    private static ArgumentException MinMax<T>(T min, T max) =>
        new(string.Concat("'", min?.ToString(), "' cannot be greater than ", string.Concat(max?.ToString(), ".")));

    public static (sbyte Quotient, sbyte Remainder) DivRem(sbyte left, sbyte right) =>
        ((sbyte)(left / right), (sbyte)(left % right));

    public static (byte Quotient, byte Remainder) DivRem(byte left, byte right) =>
        ((byte)(left / right), (byte)(left % right));

    public static (short Quotient, short Remainder) DivRem(short left, short right) =>
        ((short)(left / right), (short)(left % right));

    public static (ushort Quotient, ushort Remainder) DivRem(ushort left, ushort right) =>
        ((ushort)(left / right), (ushort)(left % right));

    public static (int Quotient, int Remainder) DivRem(int left, int right) =>
        ((int)(left / right), (int)(left % right));

    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right) =>
        ((uint)(left / right), (uint)(left % right));

    public static (long Quotient, long Remainder) DivRem(long left, long right) =>
        ((long)(left / right), (long)(left % right));

    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right) =>
        ((ulong)(left / right), (ulong)(left % right));

    public static (nint Quotient, nint Remainder) DivRem(nint left, nint right) =>
        ((nint)(left / right), (nint)(left % right));

    public static (nuint Quotient, nuint Remainder) DivRem(nuint left, nuint right) =>
        ((nuint)(left / right), (nuint)(left % right));

    public static int DivRem(int a, int b, out int result)
    {
        int quotient = a / b;
        result = a - quotient * b;
        return quotient;
    }

    public static long DivRem(long a, long b, out long result)
    {
        long quotient = a / b;
        result = a - quotient * b;
        return quotient;
    }

    public static long BigMul(int a, int b) => (long)a * b;

    public static ulong BigMul(uint a, uint b) => (ulong)a * b;

    /// <summary>The 128-bit product from four of 32 bits.</summary>
    public static ulong BigMul(ulong a, ulong b, out ulong low)
    {
        ulong lowLow = (ulong)(uint)a * (uint)b;
        ulong highLow = (a >> 32) * (uint)b + (lowLow >> 32);
        ulong lowHigh = (uint)a * (b >> 32) + (uint)highLow;
        low = (lowHigh << 32) | (uint)lowLow;
        return (a >> 32) * (b >> 32) + (highLow >> 32) + (lowHigh >> 32);
    }

    public static long BigMul(long a, long b, out long low)
    {
        ulong high = BigMul((ulong)a, (ulong)b, out ulong unsignedLow);
        low = (long)unsignedLow;
        return (long)high - ((a >> 63) & b) - ((b >> 63) & a);
    }

    /// <summary>value * factor / divisor without overflow of the product; the quotient must fit.</summary>
    internal static ulong MultiplyDivide(ulong value, ulong factor, ulong divisor) =>
        value / divisor * factor + value % divisor * factor / divisor;
}
