// Comparing strings. There is one culture and it is ordinal, so that only case makes a difference.
using System.Runtime.CompilerServices;

namespace System;

public sealed partial class String
{
    private const int HashSeed = 5381;
    private const int HashFactor = 33;

    public static bool operator ==(string? a, string? b) => Equals(a, b);

    public static bool operator !=(string? a, string? b) => !Equals(a, b);

    [Intrinsic]
    public static bool Equals(string? a, string? b) =>
        ReferenceEquals(a, b)
        || (a is not null && b is not null && a.Length == b.Length
            && SpanHelpers.SequenceEqual(
                ref Unsafe.As<char, byte>(ref a._firstChar), ref Unsafe.As<char, byte>(ref b._firstChar),
                (nuint)a.Length * sizeof(char)));

    public static bool Equals(string? a, string? b, StringComparison comparisonType) =>
        ReferenceEquals(a, b)
        || (a is not null && b is not null && a.AsSpan().Equals(b.AsSpan(), comparisonType));

    [Intrinsic]
    public bool Equals(string? value) => Equals(this, value);

    public bool Equals(string? value, StringComparison comparisonType) => Equals(this, value, comparisonType);

    public override bool Equals(object? obj) => obj is string other && Equals(this, other);

    public override int GetHashCode() => GetHashCode(this.AsSpan());

    public int GetHashCode(StringComparison comparisonType) => GetHashCode(this.AsSpan(), comparisonType);

    /// <summary>The same on every run, so that what depends on it can be repeated.</summary>
    public static int GetHashCode(ReadOnlySpan<char> value)
    {
        int hash = HashSeed;
        foreach (char c in value)
        {
            hash = (hash * HashFactor) ^ c;
        }
        return hash;
    }

    public static int GetHashCode(ReadOnlySpan<char> value, StringComparison comparisonType)
    {
        if (!IgnoresCase(comparisonType))
        {
            return GetHashCode(value);
        }
        int hash = HashSeed;
        foreach (char c in value)
        {
            hash = (hash * HashFactor) ^ char.ToUpperInvariant(c);
        }
        return hash;
    }

    public int CompareTo(string? strB) => Compare(this, strB);

    public int CompareTo(object? value) => value switch
    {
        null => 1,
        string other => Compare(this, other),
        _ => throw new ArgumentException("Object must be of type String."),
    };

    public static int Compare(string? strA, string? strB) => CompareOrdinal(strA, strB);

    public static int Compare(string? strA, string? strB, bool ignoreCase) =>
        Compare(strA, strB, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    public static int Compare(string? strA, string? strB, StringComparison comparisonType)
    {
        if (strA is null || strB is null)
        {
            return ReferenceEquals(strA, strB) ? 0 : strA is null ? -1 : 1;
        }
        return strA.AsSpan().CompareTo(strB.AsSpan(), comparisonType);
    }

    public static int Compare(string? strA, int indexA, string? strB, int indexB, int length) =>
        Compare(strA, indexA, strB, indexB, length, StringComparison.Ordinal);

    public static int Compare(
        string? strA, int indexA, string? strB, int indexB, int length, StringComparison comparisonType)
    {
        if (strA is null || strB is null)
        {
            return ReferenceEquals(strA, strB) ? 0 : strA is null ? -1 : 1;
        }
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ReadOnlySpan<char> a = strA.AsSpan(indexA);
        ReadOnlySpan<char> b = strB.AsSpan(indexB);
        return a.Slice(0, Math.Min(length, a.Length)).CompareTo(b.Slice(0, Math.Min(length, b.Length)), comparisonType);
    }

    public static int CompareOrdinal(string? strA, string? strB) => Compare(strA, strB, StringComparison.Ordinal);

    public static int CompareOrdinal(string? strA, int indexA, string? strB, int indexB, int length) =>
        Compare(strA, indexA, strB, indexB, length, StringComparison.Ordinal);

    internal static bool IgnoresCase(StringComparison comparison) => comparison switch
    {
        StringComparison.Ordinal or StringComparison.CurrentCulture or StringComparison.InvariantCulture => false,
        StringComparison.OrdinalIgnoreCase or StringComparison.CurrentCultureIgnoreCase
            or StringComparison.InvariantCultureIgnoreCase => true,
        _ => throw new ArgumentException("The string comparison type passed in is currently not supported.",
            "comparisonType"),
    };
}
