// What the % operator of floating-point numbers compiles to: ilc calls C's fmod and fmodf.
using System.Runtime;

namespace System;

/// <summary>The exact remainder with the dividend's sign, by long division of the mantissas.</summary>
internal static class FloatRemainder
{
    [RuntimeExport("fmod")]
    private static double Remainder(double dividend, double divisor)
    {
        FloatFormat type = FloatFormat.Binary64;
        ulong left = BitConverter.DoubleToUInt64Bits(dividend);
        ulong right = BitConverter.DoubleToUInt64Bits(divisor) & ~type.SignBit;
        ulong sign = left & type.SignBit;
        left ^= sign;
        if (left >= type.InfinityBits || right > type.InfinityBits || right == 0)
        {
            return double.NaN;
        }
        return BitConverter.UInt64BitsToDouble(sign | (left < right ? left : Remainder(left, right, type)));
    }

    // Exact: a float's remainder has no more digits than a float, and both convert without loss.
    [RuntimeExport("fmodf")]
    private static float Remainder(float dividend, float divisor) =>
        (float)Remainder((double)dividend, (double)divisor);

    private static ulong Remainder(ulong left, ulong right, FloatFormat type)
    {
        type.Decompose(left, out ulong rest, out int exponent);
        type.Decompose(right, out ulong divisor, out int lastExponent);
        for (; exponent > lastExponent; exponent--)
        {
            rest %= divisor;
            rest <<= 1;
        }
        rest %= divisor;
        if (rest == 0)
        {
            return 0;
        }
        while (rest < type.HiddenBit && exponent > type.SmallestExponent)
        {
            rest <<= 1;
            exponent--;
        }
        ulong biasedExponent = rest < type.HiddenBit ? 0 : (ulong)(exponent - type.SmallestExponent + 1);
        return (biasedExponent << type.MantissaBits) | (rest & (type.HiddenBit - 1));
    }
}
