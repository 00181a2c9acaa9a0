// A number as decimal digits: 0.d1d2d3... times ten to the power of the scale.
using System.Diagnostics.CodeAnalysis;

namespace System;

// Sound: the buffer is a field of fixed size: indices are compared with Count, and who fills it does so through a span.
internal unsafe struct DecimalDigits
{
    /// <summary>
    /// Digits of the longest double, 2^-1074 times the largest mantissa, and of the midpoints beside it.
    /// </summary>
    internal const int Capacity = 800;

    private fixed byte digits[Capacity];

    internal DecimalDigits(ulong magnitude, bool isNegative)
    {
        IsNegative = isNegative;
        int count = 0;
        for (ulong rest = magnitude; rest != 0; rest /= 10)
        {
            count++;
        }
        for (int i = count - 1; i >= 0; i--)
        {
            digits[i] = (byte)(magnitude % 10);
            magnitude /= 10;
        }
        SetDigits(count, count);
    }

    internal bool IsNegative { get; private set; }

    /// <summary>Number of digits without trailing zeros; 0 for zero.</summary>
    internal int Count { get; private set; }

    /// <summary>Number of digits before the decimal point; below 0 there are zeros after it.</summary>
    internal int Scale { get; private set; }

    /// <summary>To be filled by the caller before <see cref="SetDigits"/>.</summary>
    [UnscopedRef]
    internal Span<byte> Buffer => new(ref digits[0], Capacity);

    /// <summary>The digit at a place, 0 being the first; beyond the last one there are zeros.</summary>
    internal int this[int place] => (uint)place < (uint)Count ? digits[place] : 0;

    internal void SetDigits(int count, int scale)
    {
        Count = count;
        Scale = scale;
        TrimZeros();
    }

    internal void SetNegative(bool isNegative) => IsNegative = isNegative;

    /// <summary>
    /// Whether a half is rounded to the even digit, as floating-point numbers are, or away from zero.
    /// </summary>
    internal bool RoundsHalfToEven { get; init; }

    /// <summary>Keeps that many digits.</summary>
    internal void RoundTo(int count) => RoundTo(count, (uint)count < (uint)Count && IsNearerAbove(count));

    private bool IsNearerAbove(int count)
    {
        bool isHalf = digits[count] == 5 && Count == count + 1;
        bool isEven = count == 0 || digits[count - 1] % 2 == 0;
        return RoundsHalfToEven && isHalf ? !isEven : digits[count] >= 5;
    }

    /// <summary>Keeps that many digits and, if there were more, rounds in the given mode.</summary>
    internal void RoundTo(int count, bool isUp)
    {
        if (count >= Count)
        {
            return;
        }
        if (count < 0)
        {
            SetDigits(0, 0);
            return;
        }
        Count = count;
        if (isUp)
        {
            Increment();
        }
        TrimZeros();
    }

    /// <summary>Takes over another number's digits, not its sign.</summary>
    internal void SetDigits(ref DecimalDigits other)
    {
        other.Buffer.Slice(0, other.Count).CopyTo(Buffer);
        Count = other.Count;
        Scale = other.Scale;
    }

    /// <summary>Compares magnitudes.</summary>
    internal static int Compare(ref DecimalDigits left, ref DecimalDigits right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count.CompareTo(right.Count);
        }
        if (left.Scale != right.Scale)
        {
            return left.Scale.CompareTo(right.Scale);
        }
        int places = Math.Max(left.Count, right.Count);
        for (int place = 0; place < places; place++)
        {
            if (left[place] != right[place])
            {
                return left[place].CompareTo(right[place]);
            }
        }
        return 0;
    }

    /// <summary>Adds one to the last digit.</summary>
    private void Increment()
    {
        int place = Count - 1;
        while (place >= 0 && digits[place] == 9)
        {
            place--;
        }
        if (place < 0)
        {
            digits[0] = 1;
            Count = 1;
            Scale++;
            return;
        }
        digits[place]++;
        Count = place + 1;
    }

    private void TrimZeros()
    {
        while (Count > 0 && digits[Count - 1] == 0)
        {
            Count--;
        }
        if (Count == 0)
        {
            Scale = 0;
        }
    }
}
