// Handles of metadata; only those of types can be looked into.
using Internal.Runtime;

namespace System;

// Sound: a handle's value is a method table of the image or zero: only compiled code and this library make handles.
public readonly unsafe struct RuntimeTypeHandle : IEquatable<RuntimeTypeHandle>
{
    private readonly nint value;

    internal RuntimeTypeHandle(nint value) => this.value = value;

    public nint Value => value;

    internal MethodTable* MethodTable => (MethodTable*)value;

    public bool Equals(RuntimeTypeHandle other) => value == other.value;

    public override bool Equals(object? obj) => obj is RuntimeTypeHandle other && Equals(other);

    public override int GetHashCode() => value.GetHashCode();

    public static bool operator ==(RuntimeTypeHandle left, RuntimeTypeHandle right) => left.value == right.value;

    public static bool operator !=(RuntimeTypeHandle left, RuntimeTypeHandle right) => left.value != right.value;
}

public readonly struct RuntimeMethodHandle
{
    private readonly nint value;

    internal RuntimeMethodHandle(nint value) => this.value = value;

    public nint Value => value;
}

public readonly struct RuntimeFieldHandle
{
    private readonly nint value;

    internal RuntimeFieldHandle(nint value) => this.value = value;

    public nint Value => value;
}
