// The base of all enumerations. An image carries no member names: an enum's text is its number.
using Internal.Runtime;

namespace System;

public abstract unsafe class Enum : ValueType, IComparable, IFormattable
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
        return IsSigned ? ((long)Bits).CompareTo((long)other) : Bits.CompareTo(other);
    }

    public override string ToString() => IsSigned ? ((long)Bits).ToString() : Bits.ToString();

    public string ToString(string? format)
    {
        if (string.IsNullOrEmpty(format) || format[0] is 'G' or 'g' or 'D' or 'd' or 'F' or 'f')
        {
            return ToString();
        }
        int digits = m_pEEType->Kind switch
        {
            TypeKind.Boolean or TypeKind.SByte or TypeKind.Byte => 2,
            TypeKind.Char or TypeKind.Int16 or TypeKind.UInt16 => 4,
            TypeKind.Int32 or TypeKind.UInt32 => 8,
            _ => 16,
        };
        string all = Bits.ToString("X16");
        return format[0] is 'X' or 'x'
            ? all.Substring(all.Length - digits)
            : throw new FormatException("An enum's format must be G, D, F or X.");
    }

    public string ToString(string? format, IFormatProvider? provider) => ToString(format);

    private bool IsSigned => m_pEEType->Kind is TypeKind.SByte or TypeKind.Int16 or TypeKind.Int32 or TypeKind.Int64;

    private ulong Bits
    {
        get
        {
            byte* value = ObjectReference.Data(this);
            return m_pEEType->Kind switch
            {
                TypeKind.SByte => (ulong)*(sbyte*)value,
                TypeKind.Boolean or TypeKind.Byte => *value,
                TypeKind.Int16 => (ulong)*(short*)value,
                TypeKind.Char or TypeKind.UInt16 => *(ushort*)value,
                TypeKind.Int32 => (ulong)*(int*)value,
                TypeKind.UInt32 => *(uint*)value,
                _ => *(ulong*)value,
            };
        }
    }
}
