// Hashes of several values: FNV-1a over the values' own hashes, the same on every run.
using System.Collections.Generic;

namespace System;

public struct HashCode
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    private uint state;
    private bool hasStarted;

    public void Add<T>(T value) => AddHash(value is null ? 0 : value.GetHashCode());

    public void Add<T>(T value, IEqualityComparer<T>? comparer) =>
        AddHash(value is null ? 0 : comparer?.GetHashCode(value) ?? value.GetHashCode());

    public void AddBytes(ReadOnlySpan<byte> value) => AddHash(SpanHelpers.HashBytes(value));

    public readonly int ToHashCode() => (int)(hasStarted ? state : OffsetBasis);

    private void AddHash(int hash)
    {
        state = ((hasStarted ? state : OffsetBasis) ^ (uint)hash) * Prime;
        hasStarted = true;
    }

    public static int Combine<T1>(T1 value1)
    {
        HashCode hash = default;
        hash.Add(value1);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2>(T1 value1, T2 value2)
    {
        HashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3>(T1 value1, T2 value2, T3 value3)
    {
        HashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3, T4>(T1 value1, T2 value2, T3 value3, T4 value4)
    {
        HashCode hash = default;
        hash.Add(Combine(value1, value2, value3));
        hash.Add(value4);
        return hash.ToHashCode();
    }

    public static int Combine<T1, T2, T3, T4, T5>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5) =>
        Combine(Combine(value1, value2, value3, value4), value5);

    public static int Combine<T1, T2, T3, T4, T5, T6>(
        T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6) =>
        Combine(Combine(value1, value2, value3, value4), value5, value6);

    public static int Combine<T1, T2, T3, T4, T5, T6, T7>(
        T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7) =>
        Combine(Combine(value1, value2, value3, value4), value5, value6, value7);

    public static int Combine<T1, T2, T3, T4, T5, T6, T7, T8>(
        T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7, T8 value8) =>
        Combine(Combine(value1, value2, value3, value4), Combine(value5, value6, value7, value8));
}
