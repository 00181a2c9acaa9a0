// The default order of values.
using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

public abstract class Comparer<T> : IComparer, IComparer<T>
{
    // ilc replaces Create for value types, and calls of Default's methods by the comparer's own.
    private static readonly Comparer<T> instance = Create();

    public static Comparer<T> Default
    {
        [Intrinsic]
        get => instance;
    }

    public static Comparer<T> Create(Comparison<T> comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new ComparisonComparer<T>(comparison);
    }

    [Intrinsic]
    private static Comparer<T> Create() => new ObjectComparer<T>();

    public abstract int Compare(T? x, T? y);

    int IComparer.Compare(object? x, object? y) => Compare((T?)x, (T?)y);
}

/// <summary>For types that can order themselves among their like; ilc picks it by name.</summary>
public sealed class GenericComparer<T> : Comparer<T>
    where T : IComparable<T>?
{
    public override int Compare(T? x, T? y) =>
        x is null ? (y is null ? 0 : -1) : y is null ? 1 : x.CompareTo(y);
}

/// <summary>For nullable values, of which nothing is the smallest; ilc picks it by name.</summary>
public sealed class NullableComparer<T> : Comparer<T?>
    where T : struct, IComparable<T>
{
    public override int Compare(T? x, T? y) =>
        x.HasValue && y.HasValue
            ? x.GetValueOrDefault().CompareTo(y.GetValueOrDefault())
            : x.HasValue.CompareTo(y.HasValue);
}

/// <summary>For enumerations; ilc picks it by name.</summary>
public sealed class EnumComparer<T> : Comparer<T>
    where T : struct, Enum
{
    public override int Compare(T x, T y) => ((Enum)x).CompareTo(y);
}

/// <summary>For everything else: whatever of the two interfaces the values have.</summary>
public sealed class ObjectComparer<T> : Comparer<T>
{
    public override int Compare(T? x, T? y)
    {
        if (x is null || y is null)
        {
            return x is null ? (y is null ? 0 : -1) : 1;
        }
        return x switch
        {
            IComparable<T> comparable => comparable.CompareTo(y),
            IComparable comparable => comparable.CompareTo(y),
            _ => throw new ArgumentException("At least one object must implement IComparable."),
        };
    }
}

internal sealed class ComparisonComparer<T>(Comparison<T> comparison) : Comparer<T>
{
    public override int Compare(T? x, T? y) => comparison(x!, y!);
}
