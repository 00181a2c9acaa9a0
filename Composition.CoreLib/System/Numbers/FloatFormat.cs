// The two binary interchange formats of IEEE 754 that C# has.
namespace System;

internal readonly struct FloatFormat(int mantissaBits, int exponentBits, int roundTripDigits, int generalDigits)
{
    /// <summary>Enough for the shortest text of any number.</summary>
    internal const int UsualLength = 32;

    internal static FloatFormat Binary32 => new(23, 8, 9, 7);

    internal static FloatFormat Binary64 => new(52, 11, 17, 15);

    /// <summary>Stored bits, without the hidden one.</summary>
    internal int MantissaBits => mantissaBits;

    /// <summary>
    /// Digits that distinguish any two numbers. A number with more places before the point is written with an
    /// exponent.
    /// </summary>
    internal int RoundTripDigits => roundTripDigits;

    /// <summary>Significant digits of E and of the precise formats without a precision.</summary>
    internal int GeneralDigits => generalDigits;

    internal ulong HiddenBit => 1UL << mantissaBits;

    internal int MaximumBiasedExponent => (1 << exponentBits) - 1;

    internal ulong InfinityBits => (ulong)MaximumBiasedExponent << mantissaBits;

    internal ulong SignBit => 1UL << (mantissaBits + exponentBits);

    /// <summary>Exponent of the mantissa's last bit for a biased exponent of 0 and of 1.</summary>
    internal int SmallestExponent => 2 - (1 << (exponentBits - 1)) - mantissaBits;

    /// <summary>A finite number's magnitude as mantissa * 2^exponent.</summary>
    internal void Decompose(ulong magnitudeBits, out ulong mantissa, out int exponent)
    {
        int biased = (int)(magnitudeBits >> mantissaBits);
        mantissa = magnitudeBits & (HiddenBit - 1);
        exponent = SmallestExponent;
        if (biased != 0)
        {
            mantissa |= HiddenBit;
            exponent += biased - 1;
        }
    }
}
