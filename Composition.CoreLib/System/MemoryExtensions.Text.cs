// Views of text: trimming, comparing, searching with and without regard to case.
namespace System;

public static partial class MemoryExtensions
{
    public static bool IsWhiteSpace(this ReadOnlySpan<char> span) => span.TrimStart().Length == 0;

    public static ReadOnlySpan<char> Trim(this ReadOnlySpan<char> span) => span.TrimStart().TrimEnd();

    public static ReadOnlySpan<char> TrimStart(this ReadOnlySpan<char> span)
    {
        int start = 0;
        while (start < span.Length && char.IsWhiteSpace(span[start]))
        {
            start++;
        }
        return span.Slice(start);
    }

    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> span)
    {
        int length = span.Length;
        while (length > 0 && char.IsWhiteSpace(span[length - 1]))
        {
            length--;
        }
        return span.Slice(0, length);
    }

    public static ReadOnlySpan<char> Trim(this ReadOnlySpan<char> span, char trimChar) =>
        span.TrimStart(trimChar).TrimEnd(trimChar);

    public static ReadOnlySpan<char> TrimStart(this ReadOnlySpan<char> span, char trimChar)
    {
        int start = 0;
        while (start < span.Length && span[start] == trimChar)
        {
            start++;
        }
        return span.Slice(start);
    }

    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> span, char trimChar)
    {
        int length = span.Length;
        while (length > 0 && span[length - 1] == trimChar)
        {
            length--;
        }
        return span.Slice(0, length);
    }

    /// <summary>No characters at all means white space.</summary>
    public static ReadOnlySpan<char> Trim(this ReadOnlySpan<char> span, ReadOnlySpan<char> trimChars) =>
        span.TrimStart(trimChars).TrimEnd(trimChars);

    public static ReadOnlySpan<char> TrimStart(this ReadOnlySpan<char> span, ReadOnlySpan<char> trimChars)
    {
        if (trimChars.IsEmpty)
        {
            return span.TrimStart();
        }
        int start = 0;
        while (start < span.Length && trimChars.Contains(span[start]))
        {
            start++;
        }
        return span.Slice(start);
    }

    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> span, ReadOnlySpan<char> trimChars)
    {
        if (trimChars.IsEmpty)
        {
            return span.TrimEnd();
        }
        int length = span.Length;
        while (length > 0 && trimChars.Contains(span[length - 1]))
        {
            length--;
        }
        return span.Slice(0, length);
    }

    public static bool Equals(this ReadOnlySpan<char> span, ReadOnlySpan<char> other, StringComparison comparisonType)
    {
        if (!string.IgnoresCase(comparisonType))
        {
            return span.SequenceEqual(other);
        }
        if (span.Length != other.Length)
        {
            return false;
        }
        for (int i = 0; i < span.Length; i++)
        {
            if (char.ToUpperInvariant(span[i]) != char.ToUpperInvariant(other[i]))
            {
                return false;
            }
        }
        return true;
    }

    public static int CompareTo(this ReadOnlySpan<char> span, ReadOnlySpan<char> other, StringComparison comparisonType)
    {
        bool ignoreCase = string.IgnoresCase(comparisonType);
        int common = Math.Min(span.Length, other.Length);
        for (int i = 0; i < common; i++)
        {
            int difference = ignoreCase
                ? char.ToUpperInvariant(span[i]) - char.ToUpperInvariant(other[i])
                : span[i] - other[i];
            if (difference != 0)
            {
                return difference;
            }
        }
        return span.Length - other.Length;
    }

    public static bool StartsWith(
        this ReadOnlySpan<char> span, ReadOnlySpan<char> value, StringComparison comparisonType) =>
        span.Length >= value.Length && span.Slice(0, value.Length).Equals(value, comparisonType);

    public static bool EndsWith(
        this ReadOnlySpan<char> span, ReadOnlySpan<char> value, StringComparison comparisonType) =>
        span.Length >= value.Length && span.Slice(span.Length - value.Length).Equals(value, comparisonType);

    public static bool Contains(
        this ReadOnlySpan<char> span, ReadOnlySpan<char> value, StringComparison comparisonType) =>
        span.IndexOf(value, comparisonType) >= 0;

    public static int IndexOf(
        this ReadOnlySpan<char> span, ReadOnlySpan<char> value, StringComparison comparisonType)
    {
        for (int i = 0; i <= span.Length - value.Length; i++)
        {
            if (span.Slice(i, value.Length).Equals(value, comparisonType))
            {
                return i;
            }
        }
        return -1;
    }

    public static int LastIndexOf(
        this ReadOnlySpan<char> span, ReadOnlySpan<char> value, StringComparison comparisonType)
    {
        for (int i = span.Length - value.Length; i >= 0; i--)
        {
            if (span.Slice(i, value.Length).Equals(value, comparisonType))
            {
                return i;
            }
        }
        return -1;
    }

    public static int ToUpperInvariant(this ReadOnlySpan<char> source, Span<char> destination)
    {
        if (source.Length > destination.Length)
        {
            return -1;
        }
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = char.ToUpperInvariant(source[i]);
        }
        return source.Length;
    }

    public static int ToLowerInvariant(this ReadOnlySpan<char> source, Span<char> destination)
    {
        if (source.Length > destination.Length)
        {
            return -1;
        }
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = char.ToLowerInvariant(source[i]);
        }
        return source.Length;
    }
}
