// Cutting strings at separators.
using System.Collections.Generic;

namespace System;

public sealed partial class String
{
    private const StringSplitOptions AllSplitOptions =
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    public string[] Split(char separator, StringSplitOptions options = StringSplitOptions.None) =>
        Split(separator, int.MaxValue, options);

    public string[] Split(char separator, int count, StringSplitOptions options = StringSplitOptions.None) =>
        SplitAtAny(new ReadOnlySpan<char>(in separator), count, options);

    public string[] Split(params char[]? separator) => SplitAtAny(separator, int.MaxValue, StringSplitOptions.None);

    public string[] Split(params ReadOnlySpan<char> separator) =>
        SplitAtAny(separator, int.MaxValue, StringSplitOptions.None);

    public string[] Split(char[]? separator, int count) => SplitAtAny(separator, count, StringSplitOptions.None);

    public string[] Split(char[]? separator, StringSplitOptions options) =>
        SplitAtAny(separator, int.MaxValue, options);

    public string[] Split(char[]? separator, int count, StringSplitOptions options) =>
        SplitAtAny(separator, count, options);

    public string[] Split(string? separator, StringSplitOptions options = StringSplitOptions.None) =>
        Split(separator, int.MaxValue, options);

    public string[] Split(string? separator, int count, StringSplitOptions options = StringSplitOptions.None) =>
        SplitAtStrings([separator], count, options);

    public string[] Split(string[]? separator, StringSplitOptions options) =>
        SplitAtStrings(separator ?? [], int.MaxValue, options);

    public string[] Split(string[]? separator, int count, StringSplitOptions options) =>
        SplitAtStrings(separator ?? [], count, options);

    /// <summary>No separators at all means white space.</summary>
    private string[] SplitAtAny(ReadOnlySpan<char> separators, int count, StringSplitOptions options)
    {
        var parts = new SplitParts(this, count, options);
        for (int i = 0; i < Length && !parts.IsFull; i++)
        {
            if (separators.Length == 0 ? char.IsWhiteSpace(this[i]) : separators.Contains(this[i]))
            {
                parts.CutAt(i, 1);
            }
        }
        return parts.ToArray();
    }

    private string[] SplitAtStrings(string?[] separators, int count, StringSplitOptions options)
    {
        var parts = new SplitParts(this, count, options);
        bool hasSeparator = false;
        foreach (string? separator in separators)
        {
            hasSeparator |= !IsNullOrEmpty(separator);
        }
        if (!hasSeparator && separators.Length != 1)
        {
            return SplitAtAny([], count, options);
        }
        for (int i = 0; i < Length && !parts.IsFull; i++)
        {
            foreach (string? separator in separators)
            {
                if (!IsNullOrEmpty(separator) && this.AsSpan(i).StartsWith(separator.AsSpan()))
                {
                    parts.CutAt(i, separator.Length);
                    i += separator.Length - 1;
                    break;
                }
            }
        }
        return parts.ToArray();
    }

    /// <summary>Collects the parts; the last one takes what is left when the count is reached.</summary>
    private struct SplitParts
    {
        private readonly string text;
        private readonly int limit;
        private readonly StringSplitOptions options;
        private readonly List<string> parts = [];
        private int start;

        internal SplitParts(string text, int limit, StringSplitOptions options)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(limit, "count");
            if ((options & ~AllSplitOptions) != 0)
            {
                throw new ArgumentException("Illegal enum value.", nameof(options));
            }
            this.text = text;
            this.limit = limit;
            this.options = options;
        }

        internal readonly bool IsFull => parts.Count >= limit - 1;

        internal void CutAt(int position, int separatorLength)
        {
            Add(start, position);
            start = position + separatorLength;
        }

        internal string[] ToArray()
        {
            if (limit > 0)
            {
                Add(start, text.Length);
            }
            return parts.ToArray();
        }

        private readonly void Add(int from, int to)
        {
            ReadOnlySpan<char> part = text.AsSpan(from, to - from);
            if ((options & StringSplitOptions.TrimEntries) != 0)
            {
                part = part.Trim();
            }
            if (part.Length > 0 || (options & StringSplitOptions.RemoveEmptyEntries) == 0)
            {
                parts.Add(part.Length == text.Length ? text : new string(part));
            }
        }

    }
}
