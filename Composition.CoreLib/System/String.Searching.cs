// Finding characters and strings in strings.
namespace System;

public sealed partial class String
{
    public bool Contains(char value) => this.AsSpan().IndexOf(value) >= 0;

    public bool Contains(char value, StringComparison comparisonType) => IndexOf(value, comparisonType) >= 0;

    public bool Contains(string value) => IndexOf(value) >= 0;

    public bool Contains(string value, StringComparison comparisonType) => IndexOf(value, comparisonType) >= 0;

    public bool StartsWith(char value) => Length > 0 && this[0] == value;

    public bool StartsWith(string value) => StartsWith(value, StringComparison.Ordinal);

    public bool StartsWith(string value, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this.AsSpan().StartsWith(value.AsSpan(), comparisonType);
    }

    public bool EndsWith(char value) => Length > 0 && this[Length - 1] == value;

    public bool EndsWith(string value) => EndsWith(value, StringComparison.Ordinal);

    public bool EndsWith(string value, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this.AsSpan().EndsWith(value.AsSpan(), comparisonType);
    }

    public int IndexOf(char value) => this.AsSpan().IndexOf(value);

    public int IndexOf(char value, int startIndex) => IndexOf(value, startIndex, Length - startIndex);

    public int IndexOf(char value, int startIndex, int count) =>
        Found(this.AsSpan(startIndex, count).IndexOf(value), startIndex);

    public int IndexOf(char value, StringComparison comparisonType)
    {
        ReadOnlySpan<char> one = new(in value);
        return this.AsSpan().IndexOf(one, comparisonType);
    }

    public int IndexOf(string value) => IndexOf(value, 0, Length, StringComparison.Ordinal);

    public int IndexOf(string value, StringComparison comparisonType) => IndexOf(value, 0, Length, comparisonType);

    public int IndexOf(string value, int startIndex) =>
        IndexOf(value, startIndex, Length - startIndex, StringComparison.Ordinal);

    public int IndexOf(string value, int startIndex, StringComparison comparisonType) =>
        IndexOf(value, startIndex, Length - startIndex, comparisonType);

    public int IndexOf(string value, int startIndex, int count) =>
        IndexOf(value, startIndex, count, StringComparison.Ordinal);

    public int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Found(this.AsSpan(startIndex, count).IndexOf(value.AsSpan(), comparisonType), startIndex);
    }

    public int IndexOfAny(char[] anyOf) => this.AsSpan().IndexOfAny(anyOf);

    public int IndexOfAny(char[] anyOf, int startIndex) => IndexOfAny(anyOf, startIndex, Length - startIndex);

    public int IndexOfAny(char[] anyOf, int startIndex, int count)
    {
        ArgumentNullException.ThrowIfNull(anyOf);
        return Found(this.AsSpan(startIndex, count).IndexOfAny(anyOf), startIndex);
    }

    public int LastIndexOf(char value) => this.AsSpan().LastIndexOf(value);

    public int LastIndexOf(char value, int startIndex) =>
        Length == 0 ? -1 : this.AsSpan(0, checked(startIndex + 1)).LastIndexOf(value);

    public int LastIndexOf(string value) => LastIndexOf(value, StringComparison.Ordinal);

    public int LastIndexOf(string value, StringComparison comparisonType)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this.AsSpan().LastIndexOf(value.AsSpan(), comparisonType);
    }

    public int LastIndexOfAny(char[] anyOf) => this.AsSpan().LastIndexOfAny(anyOf);

    private static int Found(int indexInSlice, int startIndex) => indexInSlice < 0 ? -1 : indexInSlice + startIndex;
}
