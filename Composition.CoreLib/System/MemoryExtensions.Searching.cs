// Searching views. Every search of a Span is one of a ReadOnlySpan.
using System.Collections.Generic;

namespace System;

public static partial class MemoryExtensions
{
    public static int IndexOf<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>?
    {
        for (int i = 0; i < span.Length; i++)
        {
            if (EqualityComparer<T>.Default.Equals(span[i], value))
            {
                return i;
            }
        }
        return -1;
    }

    public static int LastIndexOf<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>?
    {
        for (int i = span.Length - 1; i >= 0; i--)
        {
            if (EqualityComparer<T>.Default.Equals(span[i], value))
            {
                return i;
            }
        }
        return -1;
    }

    public static int IndexOf<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>?
    {
        for (int i = 0; i <= span.Length - value.Length; i++)
        {
            if (span.Slice(i, value.Length).SequenceEqual(value))
            {
                return i;
            }
        }
        return -1;
    }

    public static int LastIndexOf<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>?
    {
        for (int i = span.Length - value.Length; i >= 0; i--)
        {
            if (span.Slice(i, value.Length).SequenceEqual(value))
            {
                return i;
            }
        }
        return -1;
    }

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> values)
        where T : IEquatable<T>?
    {
        for (int i = 0; i < span.Length; i++)
        {
            if (values.IndexOf(span[i]) >= 0)
            {
                return i;
            }
        }
        return -1;
    }

    public static int LastIndexOfAny<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> values)
        where T : IEquatable<T>?
    {
        for (int i = span.Length - 1; i >= 0; i--)
        {
            if (values.IndexOf(span[i]) >= 0)
            {
                return i;
            }
        }
        return -1;
    }

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, T value0, T value1)
        where T : IEquatable<T>? => span.IndexOfAny([value0, value1]);

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, T value0, T value1, T value2)
        where T : IEquatable<T>? => span.IndexOfAny([value0, value1, value2]);

    public static int IndexOfAnyExcept<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>?
    {
        for (int i = 0; i < span.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(span[i], value))
            {
                return i;
            }
        }
        return -1;
    }

    public static bool Contains<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>? => span.IndexOf(value) >= 0;

    public static bool ContainsAny<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> values)
        where T : IEquatable<T>? => span.IndexOfAny(values) >= 0;

    public static int Count<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>?
    {
        int count = 0;
        foreach (ref readonly T item in span)
        {
            count += EqualityComparer<T>.Default.Equals(item, value) ? 1 : 0;
        }
        return count;
    }

    public static bool StartsWith<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>? => span.Length >= value.Length && span.Slice(0, value.Length).SequenceEqual(value);

    public static bool StartsWith<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>? => span.Length > 0 && EqualityComparer<T>.Default.Equals(span[0], value);

    public static bool EndsWith<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>? =>
        span.Length >= value.Length && span.Slice(span.Length - value.Length).SequenceEqual(value);

    public static bool EndsWith<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>? => span.Length > 0 && EqualityComparer<T>.Default.Equals(span[^1], value);

    public static int IndexOf<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).IndexOf(value);

    public static int IndexOf<T>(this Span<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).IndexOf(value);

    public static int LastIndexOf<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).LastIndexOf(value);

    public static int LastIndexOf<T>(this Span<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).LastIndexOf(value);

    public static int IndexOfAny<T>(this Span<T> span, ReadOnlySpan<T> values)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).IndexOfAny(values);

    public static int IndexOfAny<T>(this Span<T> span, T value0, T value1)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).IndexOfAny(value0, value1);

    public static int LastIndexOfAny<T>(this Span<T> span, ReadOnlySpan<T> values)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).LastIndexOfAny(values);

    public static int IndexOfAnyExcept<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).IndexOfAnyExcept(value);

    public static bool Contains<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).Contains(value);

    public static int Count<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).Count(value);

    public static bool StartsWith<T>(this Span<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).StartsWith(value);

    public static bool EndsWith<T>(this Span<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>? => ((ReadOnlySpan<T>)span).EndsWith(value);
}
