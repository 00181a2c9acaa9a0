// Views of arrays and strings, and what they have in common with lists.
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace System;

public static partial class MemoryExtensions
{
    // Not by conversion: C# 14 compiles that to a call of this very method.
    public static ReadOnlySpan<char> AsSpan(this string? text) =>
        text is null ? default : new ReadOnlySpan<char>(ref text.FirstChar, text.Length);

    public static ReadOnlySpan<char> AsSpan(this string? text, int start) => ((ReadOnlySpan<char>)text).Slice(start);

    public static ReadOnlySpan<char> AsSpan(this string? text, int start, int length) =>
        ((ReadOnlySpan<char>)text).Slice(start, length);

    public static ReadOnlySpan<char> AsSpan(this string? text, Index startIndex) =>
        text.AsSpan(startIndex.GetOffset(text?.Length ?? 0));

    public static ReadOnlySpan<char> AsSpan(this string? text, Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(text?.Length ?? 0);
        return text.AsSpan(start, length);
    }

    public static Span<T> AsSpan<T>(this T[]? array) => new(array);

    public static Span<T> AsSpan<T>(this T[]? array, int start) => new Span<T>(array).Slice(start);

    public static Span<T> AsSpan<T>(this T[]? array, int start, int length) => new(array, start, length);

    public static Span<T> AsSpan<T>(this T[]? array, Index startIndex) =>
        new Span<T>(array).Slice(startIndex.GetOffset(array?.Length ?? 0));

    public static Span<T> AsSpan<T>(this T[]? array, Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(array?.Length ?? 0);
        return new Span<T>(array, start, length);
    }

    public static Span<T> AsSpan<T>(this ArraySegment<T> segment) =>
        new(segment.Array, segment.Offset, segment.Count);

    public static void CopyTo<T>(this T[]? source, Span<T> destination) =>
        new ReadOnlySpan<T>(source).CopyTo(destination);

    public static bool SequenceEqual<T>(this Span<T> span, ReadOnlySpan<T> other) =>
        ((ReadOnlySpan<T>)span).SequenceEqual(other);

    public static bool SequenceEqual<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other)
    {
        if (span.Length != other.Length)
        {
            return false;
        }
        if (RuntimeHelpers.IsBitwiseEquatable<T>())
        {
            return SpanHelpers.SequenceEqual(
                ref Unsafe.As<T, byte>(ref span.Reference), ref Unsafe.As<T, byte>(ref other.Reference),
                (nuint)(uint)span.Length * (nuint)Unsafe.SizeOf<T>());
        }
        for (int i = 0; i < span.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(span[i], other[i]))
            {
                return false;
            }
        }
        return true;
    }

    public static int SequenceCompareTo<T>(this Span<T> span, ReadOnlySpan<T> other)
        where T : IComparable<T>? => ((ReadOnlySpan<T>)span).SequenceCompareTo(other);

    public static int SequenceCompareTo<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other)
        where T : IComparable<T>?
    {
        int common = Math.Min(span.Length, other.Length);
        for (int i = 0; i < common; i++)
        {
            int difference = Comparer<T>.Default.Compare(span[i], other[i]);
            if (difference != 0)
            {
                return difference;
            }
        }
        return span.Length.CompareTo(other.Length);
    }

    public static void Reverse<T>(this Span<T> span)
    {
        for (int low = 0, high = span.Length - 1; low < high; low++, high--)
        {
            (span[low], span[high]) = (span[high], span[low]);
        }
    }

    public static void Replace<T>(this Span<T> span, T oldValue, T newValue)
        where T : IEquatable<T>?
    {
        foreach (ref T value in span)
        {
            if (EqualityComparer<T>.Default.Equals(value, oldValue))
            {
                value = newValue;
            }
        }
    }

    public static void Sort<T>(this Span<T> span) => SpanSorter.Sort(span, Comparer<T>.Default);

    public static void Sort<T>(this Span<T> span, Comparison<T> comparison) =>
        SpanSorter.Sort(span, Comparer<T>.Create(comparison));

    public static void Sort<T, TComparer>(this Span<T> span, TComparer comparer)
        where TComparer : IComparer<T>? =>
        SpanSorter.Sort(span, (IComparer<T>?)comparer ?? Comparer<T>.Default);

    public static int BinarySearch<T>(this Span<T> span, IComparable<T> comparable) =>
        ((ReadOnlySpan<T>)span).BinarySearch(comparable);

    public static int BinarySearch<T>(this ReadOnlySpan<T> span, IComparable<T> comparable)
    {
        int low = 0;
        int high = span.Length - 1;
        while (low <= high)
        {
            int middle = low + (high - low) / 2;
            int order = comparable.CompareTo(span[middle]);
            if (order == 0)
            {
                return middle;
            }
            (low, high) = order > 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return ~low;
    }

    public static bool Overlaps<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other)
    {
        if (span.IsEmpty || other.IsEmpty)
        {
            return false;
        }
        nuint distance = (nuint)Unsafe.ByteOffset(ref span.Reference, ref other.Reference);
        nuint spanBytes = (nuint)(uint)span.Length * (nuint)Unsafe.SizeOf<T>();
        nuint otherBytes = (nuint)(uint)other.Length * (nuint)Unsafe.SizeOf<T>();
        return distance < spanBytes || distance > 0 - otherBytes;
    }
}
