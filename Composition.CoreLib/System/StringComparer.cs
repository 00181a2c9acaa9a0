// Comparing strings with or without regard to case.
using System.Collections;
using System.Collections.Generic;

namespace System;

public abstract class StringComparer : IComparer, IEqualityComparer, IComparer<string?>, IEqualityComparer<string?>
{
    public static StringComparer Ordinal { get; } = new OrdinalStringComparer(StringComparison.Ordinal);

    public static StringComparer OrdinalIgnoreCase { get; } =
        new OrdinalStringComparer(StringComparison.OrdinalIgnoreCase);

    public static StringComparer InvariantCulture => Ordinal;

    public static StringComparer InvariantCultureIgnoreCase => OrdinalIgnoreCase;

    public static StringComparer CurrentCulture => Ordinal;

    public static StringComparer CurrentCultureIgnoreCase => OrdinalIgnoreCase;

    public static StringComparer FromComparison(StringComparison comparisonType) =>
        string.IgnoresCase(comparisonType) ? OrdinalIgnoreCase : Ordinal;

    public abstract int Compare(string? x, string? y);

    public abstract bool Equals(string? x, string? y);

    public abstract int GetHashCode(string obj);

    int IEqualityComparer<string?>.GetHashCode(string? obj) => GetHashCode(Number.NotNull(obj));

    int IComparer.Compare(object? x, object? y) => Compare((string?)x, (string?)y);

    bool IEqualityComparer.Equals(object? x, object? y) => Equals((string?)x, (string?)y);

    int IEqualityComparer.GetHashCode(object obj) => GetHashCode((string)obj);
}

internal sealed class OrdinalStringComparer(StringComparison comparison) : StringComparer
{
    public override int Compare(string? x, string? y) => string.Compare(x, y, comparison);

    public override bool Equals(string? x, string? y) => string.Equals(x, y, comparison);

    public override int GetHashCode(string obj) => obj.GetHashCode(comparison);
}
