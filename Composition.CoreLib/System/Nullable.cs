// A value or nothing.
using System.Collections.Generic;

namespace System;

public partial struct Nullable<T>
    where T : struct
{
    // ilc boxes and unboxes by this layout.
    private readonly bool hasValue;
    private T value;

    public Nullable(T value)
    {
        this.value = value;
        hasValue = true;
    }

    public readonly bool HasValue => hasValue;

    public readonly T Value =>
        hasValue ? value : throw new InvalidOperationException("Nullable object must have a value.");

    public readonly T GetValueOrDefault() => value;

    public readonly T GetValueOrDefault(T defaultValue) => hasValue ? value : defaultValue;

    public override bool Equals(object? other) => hasValue ? other is not null && value.Equals(other) : other is null;

    public override int GetHashCode() => hasValue ? value.GetHashCode() : 0;

    public override string? ToString() => hasValue ? value.ToString() : "";

    public static implicit operator T?(T value) => new T?(value);

    public static explicit operator T(T? value) => value!.Value;
}

public static class Nullable
{
    public static int Compare<T>(T? n1, T? n2)
        where T : struct =>
        n1.HasValue && n2.HasValue
            ? Comparer<T>.Default.Compare(n1.GetValueOrDefault(), n2.GetValueOrDefault())
            : n1.HasValue.CompareTo(n2.HasValue);

    public static bool Equals<T>(T? n1, T? n2)
        where T : struct =>
        n1.HasValue && n2.HasValue
            ? EqualityComparer<T>.Default.Equals(n1.GetValueOrDefault(), n2.GetValueOrDefault())
            : n1.HasValue == n2.HasValue;
}
