// A type's identity. Names and members are not on the image.
using System.Runtime.CompilerServices;
using System.Threading;
using Internal.Runtime;

namespace System;

// Sound: a type object is made of a method table of the image, which is never unmapped; its cell is written once.
public abstract unsafe class Type : IEquatable<Type>
{
    private MethodTable* MethodTable => Unsafe.As<RuntimeType>(this).UnderlyingMethodTable;

    public RuntimeTypeHandle TypeHandle => new((nint)MethodTable);

    public bool IsValueType
    {
        [Intrinsic]
        get => MethodTable->IsValueType;
    }

    public bool IsPrimitive => MethodTable->IsPrimitive;

    public bool IsInterface => MethodTable->IsInterface;

    public bool IsArray => MethodTable->IsArray;

    public bool IsClass => !IsValueType && !IsInterface;

    public bool IsGenericType => MethodTable->IsGeneric;

    public Type? BaseType => MethodTable->BaseType == null ? null : FromMethodTable(MethodTable->BaseType);

    public bool IsAssignableFrom(Type? type) =>
        type is not null && System.Runtime.TypeCast.IsAssignable(type.MethodTable, MethodTable);

    public bool IsAssignableTo(Type? type) => type is not null && type.IsAssignableFrom(this);

    public bool IsInstanceOfType(object? instance) =>
        instance is not null && System.Runtime.TypeCast.IsAssignable(instance.m_pEEType, MethodTable);

    public bool IsSubclassOf(Type type) => this != type && !type.IsInterface && IsAssignableTo(type);

    [Intrinsic]
    public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => FromMethodTable(handle.MethodTable);

    [Intrinsic]
    public static bool operator ==(Type? left, Type? right) => ReferenceEquals(left, right);

    [Intrinsic]
    public static bool operator !=(Type? left, Type? right) => !ReferenceEquals(left, right);

    public bool Equals(Type? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => MethodTable->HashCode;

    public override string ToString() => string.Concat("<type ", ((ulong)MethodTable).ToString("x"), ">");

    /// <summary>
    /// One object per type, kept in the cell that ilc gives each type: compiled code compares types by reference.
    /// </summary>
    internal static Type FromMethodTable(MethodTable* methodTable)
    {
        nint* cell = methodTable->WritableData;
        if (Volatile.Read(ref *cell) == 0)
        {
            Type type = new RuntimeType(methodTable);
            Interlocked.CompareExchange(ref *cell, (nint)ObjectReference.Address(type), 0);
        }
        return Unsafe.As<nint, Type>(ref *cell);
    }
}

/// <summary>ilc lays frozen instances out like this: method table, described method table, one more pointer.</summary>
// Sound: the method table is one of the image, which is never unmapped.
internal sealed unsafe class RuntimeType : Type
{
    internal readonly MethodTable* UnderlyingMethodTable;
    private readonly nint runtimeTypeInfoHandle;

    internal RuntimeType(MethodTable* methodTable) => UnderlyingMethodTable = methodTable;
}
