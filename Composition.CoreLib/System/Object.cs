// The root of all types.
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// Sound: the first word of every object is its method table: the heap and ilc's frozen objects both write it.
public unsafe class Object
{
    /// <summary>ilc knows this field by its name.</summary>
    internal MethodTable* m_pEEType;

    public Object() { }

    // ilc looks for the finalizer's slot; nothing ever calls it.
    ~Object() { }

    public virtual bool Equals(object? obj) => ReferenceEquals(this, obj);

    public virtual int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>An image carries no type names, so that the default is the same for every type.</summary>
    public virtual string? ToString() => "<object>";

    public static bool Equals(object? objA, object? objB) =>
        ReferenceEquals(objA, objB) || (objA is not null && objB is not null && objA.Equals(objB));

    public static bool ReferenceEquals(object? objA, object? objB) => objA == objB;

    [Intrinsic]
    public Type GetType() => Type.FromMethodTable(m_pEEType);

    protected object MemberwiseClone() => this is Array array ? array.Clone() : Heap.Clone(this);
}
