// The base of all value types: equality field by field.
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// Sound: offsets and types of fields are those that ilc generates for this type, and both objects have this type.
public abstract unsafe class ValueType
{
    /// <summary>As an index, asks for the number of fields.</summary>
    private const int FieldCountIndex = -1;

    /// <summary>As a number of fields: the value may be compared as plain memory.</summary>
    private const int ComparesAsMemory = -1;

    /// <summary>
    /// ilc overrides this in every value type that may not be compared as plain memory: it returns the number of
    /// fields, or the offset and the type of one of them.
    /// </summary>
    internal virtual int __GetFieldHelper(int index, out MethodTable* type)
    {
        type = null;
        return ComparesAsMemory;
    }

    public override bool Equals(object? obj)
    {
        if (obj is null || obj.m_pEEType != m_pEEType)
        {
            return false;
        }
        byte* mine = ObjectReference.Data(this);
        byte* other = ObjectReference.Data(obj);
        int fieldCount = __GetFieldHelper(FieldCountIndex, out _);
        if (fieldCount == ComparesAsMemory)
        {
            return SpanHelpers.SequenceEqual(ref *mine, ref *other, m_pEEType->ValueSize);
        }
        for (int i = 0; i < fieldCount; i++)
        {
            int offset = __GetFieldHelper(i, out MethodTable* type);
            if (!Equals(LoadField(mine + offset, type), LoadField(other + offset, type)))
            {
                return false;
            }
        }
        return true;
    }

    public override int GetHashCode()
    {
        byte* mine = ObjectReference.Data(this);
        int fieldCount = __GetFieldHelper(FieldCountIndex, out _);
        if (fieldCount == ComparesAsMemory)
        {
            return SpanHelpers.HashBytes(new ReadOnlySpan<byte>(mine, (int)m_pEEType->ValueSize));
        }
        HashCode hash = default;
        for (int i = 0; i < fieldCount; i++)
        {
            int offset = __GetFieldHelper(i, out MethodTable* type);
            hash.Add(LoadField(mine + offset, type));
        }
        return hash.ToHashCode();
    }

    public override string? ToString() => "<value>";

    private static object? LoadField(byte* field, MethodTable* type) =>
        type->IsValueType
            ? System.Runtime.RuntimeExports.RhBox(type, ref *field)
            : Unsafe.As<byte, object?>(ref *field);
}
