// Floating-point numbers as text: the shortest that reads back as the same number, or as many exact digits as asked.
using System.Text;

namespace System;

internal static class FloatFormatter
{
    private const int LowerCaseBit = 0x20;

    internal static void Format(ulong bits, FloatFormat type, ReadOnlySpan<char> formatText, ref CharBuffer buffer)
    {
        var format = NumberFormat.Parse(formatText);
        bool isNegative = (bits & type.SignBit) != 0;
        ulong magnitude = bits & ~type.SignBit;
        if (magnitude >= type.InfinityBits)
        {
            buffer.Append(magnitude > type.InfinityBits ? "NaN" : isNegative ? "-Infinity" : "Infinity");
            return;
        }
        var digits = new DecimalDigits(0, isNegative) { RoundsHalfToEven = true };
        bool isGeneral = format.Specifier is 'G' or 'g' or 'R' or 'r';
        if (isGeneral && (format.Precision <= 0 || format.Specifier is 'R' or 'r'))
        {
            WriteShortest(magnitude, type, ref digits);
            char letter = (char)('E' | (format.Specifier & LowerCaseBit));
            DecimalFormatter.AppendGeneral(ref digits, digits.Count, letter, type.RoundTripDigits, ref buffer);
            return;
        }
        if (magnitude != 0)
        {
            type.Decompose(magnitude, out ulong mantissa, out int exponent);
            ExactDecimal.Expand(mantissa, exponent, ref digits);
        }
        DecimalFormatter.Format(ref digits, format, type.GeneralDigits, ref buffer);
    }

    /// <summary>
    /// All numbers between the midpoints to the two neighbours read back as this number, the midpoints themselves if
    /// the mantissa is even. The fewest digits that stay between them win, and of those the nearest.
    /// </summary>
    private static void WriteShortest(ulong magnitude, FloatFormat type, ref DecimalDigits result)
    {
        if (magnitude == 0)
        {
            return;
        }
        type.Decompose(magnitude, out ulong mantissa, out int exponent);
        ExactDecimal.Expand(mantissa, exponent, ref result);
        var low = default(DecimalDigits);
        var high = default(DecimalDigits);
        // Below a power of two the neighbours are half as far apart.
        bool isClose = mantissa == type.HiddenBit && exponent > type.SmallestExponent;
        ExactDecimal.Expand(isClose ? mantissa * 4 - 1 : mantissa * 2 - 1, isClose ? exponent - 2 : exponent - 1,
            ref low);
        ExactDecimal.Expand(mantissa * 2 + 1, exponent - 1, ref high);
        bool includesEnds = (mantissa & 1) == 0;

        var candidate = default(DecimalDigits);
        int fewest = 1;
        int most = type.RoundTripDigits;
        while (fewest < most)
        {
            int middle = (fewest + most) / 2;
            if (TryRound(ref result, middle, ref low, ref high, includesEnds, ref candidate))
            {
                most = middle;
            }
            else
            {
                fewest = middle + 1;
            }
        }
        TryRound(ref result, fewest, ref low, ref high, includesEnds, ref candidate);
        result.SetDigits(ref candidate);
    }

    /// <summary>Rounds to the nearest, else the other way, if that lies between the limits.</summary>
    private static bool TryRound(
        ref DecimalDigits exact, int count, ref DecimalDigits low, ref DecimalDigits high, bool includesEnds,
        ref DecimalDigits candidate)
    {
        candidate.SetDigits(ref exact);
        candidate.RoundTo(count);
        if (IsBetween(ref candidate, ref low, ref high, includesEnds))
        {
            return true;
        }
        bool wasRoundedUp = DecimalDigits.Compare(ref candidate, ref exact) > 0;
        candidate.SetDigits(ref exact);
        candidate.RoundTo(count, isUp: !wasRoundedUp);
        return IsBetween(ref candidate, ref low, ref high, includesEnds);
    }

    private static bool IsBetween(
        ref DecimalDigits value, ref DecimalDigits low, ref DecimalDigits high, bool includesEnds)
    {
        int fromLow = DecimalDigits.Compare(ref value, ref low);
        int toHigh = DecimalDigits.Compare(ref high, ref value);
        return includesEnds ? fromLow >= 0 && toHigh >= 0 : fromLow > 0 && toHigh > 0;
    }
}
