// The default equality of values.
using System.Runtime.CompilerServices;

namespace System.Collections.Generic;

public abstract class EqualityComparer<T> : IEqualityComparer, IEqualityComparer<T>
{
    // ilc replaces Create for value types, and calls of Default's methods by the comparer's own.
    private static readonly EqualityComparer<T> instance = Create();

    public static EqualityComparer<T> Default
    {
        [Intrinsic]
        get => instance;
    }

    public static EqualityComparer<T> Create(Func<T?, T?, bool> equals, Func<T, int>? getHashCode = null)
    {
        ArgumentNullException.ThrowIfNull(equals);
        return new DelegateEqualityComparer<T>(equals, getHashCode);
    }

    [Intrinsic]
    private static EqualityComparer<T> Create() => new ReferenceTypeEqualityComparer<T>();

    public abstract bool Equals(T? x, T? y);

    public abstract int GetHashCode(T obj);

    bool IEqualityComparer.Equals(object? x, object? y) => Equals((T?)x, (T?)y);

    int IEqualityComparer.GetHashCode(object obj) => obj is null ? 0 : GetHashCode((T)obj);
}

/// <summary>For types that know how to compare themselves with their like; ilc picks it by name.</summary>
public sealed class GenericEqualityComparer<T> : EqualityComparer<T>
    where T : IEquatable<T>?
{
    public override bool Equals(T? x, T? y) => x is null ? y is null : y is not null && x.Equals(y);

    public override int GetHashCode(T obj) => obj is null ? 0 : obj.GetHashCode();
}

/// <summary>For nullable values; ilc picks it by name.</summary>
public sealed class NullableEqualityComparer<T> : EqualityComparer<T?>
    where T : struct, IEquatable<T>
{
    public override bool Equals(T? x, T? y) =>
        x.HasValue ? y.HasValue && x.GetValueOrDefault().Equals(y.GetValueOrDefault()) : !y.HasValue;

    public override int GetHashCode(T? obj) => obj.GetHashCode();
}

/// <summary>For enumerations; ilc picks it by name.</summary>
public sealed class EnumEqualityComparer<T> : EqualityComparer<T>
    where T : struct, Enum
{
    public override bool Equals(T x, T y) => EnumBits.Of(x) == EnumBits.Of(y);

    public override int GetHashCode(T obj) => EnumBits.Of(obj).GetHashCode();
}

/// <summary>For types that have nothing but Object's methods; ilc picks it by name.</summary>
public sealed class ObjectEqualityComparer<T> : EqualityComparer<T>
{
    public override bool Equals(T? x, T? y) => x is null ? y is null : y is not null && x.Equals(y);

    public override int GetHashCode(T obj) => obj is null ? 0 : obj.GetHashCode();
}

/// <summary>For reference types, whose instantiations share one body.</summary>
internal sealed class ReferenceTypeEqualityComparer<T> : EqualityComparer<T>
{
    public override bool Equals(T? x, T? y)
    {
        if (x is null || y is null)
        {
            return x is null && y is null;
        }
        return x is IEquatable<T> equatable ? equatable.Equals(y) : x.Equals(y);
    }

    public override int GetHashCode(T obj) => obj is null ? 0 : obj.GetHashCode();
}

internal sealed class DelegateEqualityComparer<T>(Func<T?, T?, bool> equals, Func<T, int>? getHashCode)
    : EqualityComparer<T>
{
    public override bool Equals(T? x, T? y) => equals(x, y);

    public override int GetHashCode(T obj) =>
        getHashCode is null ? throw new NotSupportedException() : getHashCode(obj);
}

internal static class EnumBits
{
    /// <summary>An enum's value as unsigned bits, whatever its underlying type.</summary>
    internal static ulong Of<T>(T value)
        where T : struct => Unsafe.SizeOf<T>() switch
        {
            sizeof(byte) => Unsafe.As<T, byte>(ref value),
            sizeof(ushort) => Unsafe.As<T, ushort>(ref value),
            sizeof(uint) => Unsafe.As<T, uint>(ref value),
            _ => Unsafe.As<T, ulong>(ref value),
        };
}

/// <summary>For strings; ilc picks it by name.</summary>
internal sealed class StringEqualityComparer : EqualityComparer<string?>
{
    public override bool Equals(string? x, string? y) => string.Equals(x, y);

    public override int GetHashCode(string? obj) => obj is null ? 0 : obj.GetHashCode();
}
