// The exact decimal digits of a binary floating-point number: every one has finitely many.
namespace System;

/// <summary>
/// m * 2^e is an integer for e ≥ 0; for e &lt; 0 it is m * 5^-e with the decimal point moved by -e places. So one
/// multiplication of a long number by small ones and one conversion to base 10^9 give all digits.
/// </summary>
internal static class ExactDecimal
{
    /// <summary>Words for 55 bits times 5^1075.</summary>
    private const int LargestWordCount = 84;

    private const uint DigitsBase = 1_000_000_000;
    private const int DigitsPerWord = 9;
    private const int BitsPerWord = 32;

    /// <summary>5^13, the largest power of five in 32 bits.</summary>
    private const uint LargePowerOfFive = 1_220_703_125;
    private const int LargePowerExponent = 13;

    internal static void Expand(ulong mantissa, int exponent, ref DecimalDigits result)
    {
        Span<uint> words = stackalloc uint[LargestWordCount];
        words.Clear();
        int scale = 0;
        int count;
        if (exponent >= 0)
        {
            count = ShiftLeft(words, mantissa, exponent);
        }
        else
        {
            count = ShiftLeft(words, mantissa, 0);
            scale = exponent;
            for (; exponent <= -LargePowerExponent; exponent += LargePowerExponent)
            {
                count = Multiply(words, count, LargePowerOfFive);
            }
            for (; exponent < 0; exponent++)
            {
                count = Multiply(words, count, 5);
            }
        }
        WriteDigits(words, count, scale, ref result);
    }

    private static int ShiftLeft(Span<uint> words, ulong value, int shift)
    {
        int word = shift / BitsPerWord;
        int bit = shift % BitsPerWord;
        ulong low = (value & uint.MaxValue) << bit;
        ulong high = ((value >> BitsPerWord) << bit) | (low >> BitsPerWord);
        words[word] = (uint)low;
        words[word + 1] = (uint)high;
        words[word + 2] = (uint)(high >> BitsPerWord);
        return UsedWords(words, word + 3);
    }

    private static int Multiply(Span<uint> words, int count, uint factor)
    {
        ulong carry = 0;
        for (int i = 0; i < count; i++)
        {
            carry += (ulong)words[i] * factor;
            words[i] = (uint)carry;
            carry >>= BitsPerWord;
        }
        words[count] = (uint)carry;
        return UsedWords(words, count + 1);
    }

    private static int UsedWords(Span<uint> words, int count)
    {
        while (count > 0 && words[count - 1] == 0)
        {
            count--;
        }
        return count;
    }

    /// <summary>Divides by 10^9 again and again; the digits come out last ones first.</summary>
    private static void WriteDigits(Span<uint> words, int count, int scale, ref DecimalDigits result)
    {
        Span<byte> digits = result.Buffer;
        int start = digits.Length;
        while (count > 0)
        {
            ulong remainder = 0;
            for (int i = count - 1; i >= 0; i--)
            {
                remainder = (remainder << BitsPerWord) | words[i];
                words[i] = (uint)(remainder / DigitsBase);
                remainder %= DigitsBase;
            }
            count = UsedWords(words, count);
            for (int i = 0; i < DigitsPerWord && (count > 0 || remainder > 0); i++)
            {
                digits[--start] = (byte)(remainder % 10);
                remainder /= 10;
            }
        }
        int length = digits.Length - start;
        digits.Slice(start).CopyTo(digits);
        result.SetDigits(length, length + scale);
    }
}
