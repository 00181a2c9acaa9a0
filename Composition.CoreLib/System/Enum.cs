// The base of all enumerations: values as 64 bits, equality and order. Names are in the other files of this class.
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// Sound: a boxed enum has a value of the size that its kind says, and a type's method table is the image's.
public abstract unsafe partial class Enum : ValueType, IComparable, IFormattable
{
    public bool HasFlag(Enum flag) => (Bits & flag.Bits) == flag.Bits;

    public override bool Equals(object? obj) =>
        obj is not null && obj.m_pEEType == m_pEEType && ((Enum)obj).Bits == Bits;

    public override int GetHashCode() => Bits.GetHashCode();

    public int CompareTo(object? target)
    {
        if (target is null)
        {
            return 1;
        }
        if (target.m_pEEType != m_pEEType)
        {
            throw new ArgumentException("The object must be of the same enum type.", nameof(target));
        }
        ulong other = ((Enum)target).Bits;
        return IsSigned(m_pEEType) ? ((long)Bits).CompareTo((long)other) : Bits.CompareTo(other);
    }

    private ulong Bits => ReadBits(ObjectReference.Data(this), m_pEEType->Kind);

    private static bool IsEnum(MethodTable* type) => type->IsValueType && type->BaseType == MethodTable.Of<Enum>();

    private static bool IsSigned(MethodTable* type) =>
        type->Kind is TypeKind.SByte or TypeKind.Int16 or TypeKind.Int32 or TypeKind.Int64;

    /// <summary>Bytes of a value.</summary>
    private static int Size(MethodTable* type) => type->Kind switch
    {
        TypeKind.Boolean or TypeKind.SByte or TypeKind.Byte => sizeof(byte),
        TypeKind.Char or TypeKind.Int16 or TypeKind.UInt16 => sizeof(ushort),
        TypeKind.Int32 or TypeKind.UInt32 => sizeof(uint),
        _ => sizeof(ulong),
    };

    private static ulong ReadBits(byte* value, TypeKind kind) => kind switch
    {
        TypeKind.SByte => (ulong)*(sbyte*)value,
        TypeKind.Boolean or TypeKind.Byte => *value,
        TypeKind.Int16 => (ulong)*(short*)value,
        TypeKind.Char or TypeKind.UInt16 => *(ushort*)value,
        TypeKind.Int32 => (ulong)*(int*)value,
        TypeKind.UInt32 => *(uint*)value,
        _ => *(ulong*)value,
    };

    // Sound: the value is a local variable of this method while it is read.
    private static ulong ToBits<TEnum>(TEnum value)
        where TEnum : struct => ReadBits((byte*)Unsafe.AsPointer(ref value), MethodTable.Of<TEnum>()->Kind);

    // Sound: no enum is larger than 64 bits, and its low bytes come first.
    private static TEnum FromBits<TEnum>(ulong bits)
        where TEnum : struct => Unsafe.As<ulong, TEnum>(ref bits);
}
