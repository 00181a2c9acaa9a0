// Tuples as values: what (a, b) compiles to.
using System.Collections.Generic;

namespace System;

public struct ValueTuple : IEquatable<ValueTuple>
{
    public readonly bool Equals(ValueTuple other) => true;

    public override readonly bool Equals(object? obj) => obj is ValueTuple;

    public override readonly int GetHashCode() => 0;

    public override readonly string ToString() => "()";

    public static ValueTuple Create() => default;

    public static ValueTuple<T1> Create<T1>(T1 item1) => new(item1);

    public static (T1, T2) Create<T1, T2>(T1 item1, T2 item2) => (item1, item2);

    public static (T1, T2, T3) Create<T1, T2, T3>(T1 item1, T2 item2, T3 item3) => (item1, item2, item3);
}

public struct ValueTuple<T1>
    : IEquatable<ValueTuple<T1>>, IComparable, IComparable<ValueTuple<T1>>
{
    public T1 Item1;

    public ValueTuple(T1 item1)
    {
        Item1 = item1;
    }

    public readonly bool Equals(ValueTuple<T1> other) =>
        EqualityComparer<T1>.Default.Equals(Item1, other.Item1);

    public override readonly bool Equals(object? obj) =>
        obj is ValueTuple<T1> other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item1);

    public readonly int CompareTo(ValueTuple<T1> other)
    {
        return Comparer<T1>.Default.Compare(Item1, other.Item1);
    }

    readonly int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        ValueTuple<T1> tuple => CompareTo(tuple),
        _ => throw new ArgumentException("Argument must be of the same tuple type.", nameof(other)),
    };

    public override readonly string ToString() =>
        string.Concat("(", string.Join(", ", [Item1?.ToString()]), ")");
}

public struct ValueTuple<T1, T2>
    : IEquatable<ValueTuple<T1, T2>>, IComparable, IComparable<ValueTuple<T1, T2>>
{
    public T1 Item1;
    public T2 Item2;

    public ValueTuple(T1 item1, T2 item2)
    {
        Item1 = item1;
        Item2 = item2;
    }

    public readonly bool Equals(ValueTuple<T1, T2> other) =>
        EqualityComparer<T1>.Default.Equals(Item1, other.Item1)
            && EqualityComparer<T2>.Default.Equals(Item2, other.Item2);

    public override readonly bool Equals(object? obj) =>
        obj is ValueTuple<T1, T2> other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item1, Item2);

    public readonly int CompareTo(ValueTuple<T1, T2> other)
    {
        int order = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (order != 0)
        {
            return order;
        }
        return Comparer<T2>.Default.Compare(Item2, other.Item2);
    }

    readonly int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        ValueTuple<T1, T2> tuple => CompareTo(tuple),
        _ => throw new ArgumentException("Argument must be of the same tuple type.", nameof(other)),
    };

    public override readonly string ToString() =>
        string.Concat("(", string.Join(", ", [Item1?.ToString(), Item2?.ToString()]), ")");
}

public struct ValueTuple<T1, T2, T3>
    : IEquatable<ValueTuple<T1, T2, T3>>, IComparable, IComparable<ValueTuple<T1, T2, T3>>
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;

    public ValueTuple(T1 item1, T2 item2, T3 item3)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
    }

    public readonly bool Equals(ValueTuple<T1, T2, T3> other) =>
        EqualityComparer<T1>.Default.Equals(Item1, other.Item1)
            && EqualityComparer<T2>.Default.Equals(Item2, other.Item2)
            && EqualityComparer<T3>.Default.Equals(Item3, other.Item3);

    public override readonly bool Equals(object? obj) =>
        obj is ValueTuple<T1, T2, T3> other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item1, Item2, Item3);

    public readonly int CompareTo(ValueTuple<T1, T2, T3> other)
    {
        int order = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (order != 0)
        {
            return order;
        }
        order = Comparer<T2>.Default.Compare(Item2, other.Item2);
        if (order != 0)
        {
            return order;
        }
        return Comparer<T3>.Default.Compare(Item3, other.Item3);
    }

    readonly int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        ValueTuple<T1, T2, T3> tuple => CompareTo(tuple),
        _ => throw new ArgumentException("Argument must be of the same tuple type.", nameof(other)),
    };

    public override readonly string ToString() =>
        string.Concat("(", string.Join(", ", [Item1?.ToString(), Item2?.ToString(), Item3?.ToString()]), ")");
}

public struct ValueTuple<T1, T2, T3, T4>
    : IEquatable<ValueTuple<T1, T2, T3, T4>>, IComparable, IComparable<ValueTuple<T1, T2, T3, T4>>
{
    public T1 Item1;
    public T2 Item2;
    public T3 Item3;
    public T4 Item4;

    public ValueTuple(T1 item1, T2 item2, T3 item3, T4 item4)
    {
        Item1 = item1;
        Item2 = item2;
        Item3 = item3;
        Item4 = item4;
    }

    public readonly bool Equals(ValueTuple<T1, T2, T3, T4> other) =>
        EqualityComparer<T1>.Default.Equals(Item1, other.Item1)
            && EqualityComparer<T2>.Default.Equals(Item2, other.Item2)
            && EqualityComparer<T3>.Default.Equals(Item3, other.Item3)
            && EqualityComparer<T4>.Default.Equals(Item4, other.Item4);

    public override readonly bool Equals(object? obj) =>
        obj is ValueTuple<T1, T2, T3, T4> other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Item1, Item2, Item3, Item4);

    public readonly int CompareTo(ValueTuple<T1, T2, T3, T4> other)
    {
        int order = Comparer<T1>.Default.Compare(Item1, other.Item1);
        if (order != 0)
        {
            return order;
        }
        order = Comparer<T2>.Default.Compare(Item2, other.Item2);
        if (order != 0)
        {
            return order;
        }
        order = Comparer<T3>.Default.Compare(Item3, other.Item3);
        if (order != 0)
        {
            return order;
        }
        return Comparer<T4>.Default.Compare(Item4, other.Item4);
    }

    readonly int IComparable.CompareTo(object? other) => other switch
    {
        null => 1,
        ValueTuple<T1, T2, T3, T4> tuple => CompareTo(tuple),
        _ => throw new ArgumentException("Argument must be of the same tuple type.", nameof(other)),
    };

    public override readonly string ToString() =>
        string.Concat("(", string.Join(", ",
            [Item1?.ToString(), Item2?.ToString(), Item3?.ToString(), Item4?.ToString()]), ")");
}
