// Boxing and the transitions between managed and native code. ilc calls these by name.
using Internal.Runtime;

namespace System.Runtime;

// Sound: compiled code passes the method table of the type that the data has, and nothing moves.
internal static unsafe class RuntimeExports
{
    [RuntimeExport("RhBox")]
    internal static object? RhBox(MethodTable* type, ref byte data)
    {
        // Sound: data refers to a value of the given type, in memory that does not move.
        byte* source = (byte*)CompilerServices.Unsafe.AsPointer(ref data);
        if (type->IsNullable)
        {
            if (*source == 0)
            {
                return null;
            }
            source += type->NullableValueOffset;
            type = (MethodTable*)type->GenericComposition;
        }
        object box = ObjectReference.FromAddress(Heap.AllocateObject(type, type->BaseSize));
        SpanHelpers.Memmove(ref *ObjectReference.Data(box), ref *source, type->ValueSize);
        return box;
    }

    [RuntimeExport("RhUnbox2")]
    private static ref byte RhUnbox2(MethodTable* type, object instance)
    {
        if (instance is null)
        {
            throw new NullReferenceException();
        }
        RhUnboxTypeTest(type, instance.m_pEEType);
        return ref *ObjectReference.Data(instance);
    }

    /// <summary>An enum unboxes as its underlying type and back, which share the element type field.</summary>
    [RuntimeExport("RhUnboxTypeTest")]
    private static void RhUnboxTypeTest(MethodTable* type, MethodTable* boxedType)
    {
        if (type != boxedType && (type->Kind != boxedType->Kind || !type->IsPrimitive))
        {
            throw new InvalidCastException();
        }
    }

    [RuntimeExport("RhUnboxNullable")]
    private static void RhUnboxNullable(ref byte data, MethodTable* type, object? instance)
    {
        SpanHelpers.ClearWithoutReferences(ref data, type->ValueSize);
        if (instance is null)
        {
            return;
        }
        var valueType = (MethodTable*)type->GenericComposition;
        RhUnboxTypeTest(valueType, instance.m_pEEType);
        // Sound: data refers to a Nullable of the given type; its first byte says that there is a value.
        byte* target = (byte*)CompilerServices.Unsafe.AsPointer(ref data);
        *target = 1;
        SpanHelpers.Memmove(
            ref *(target + type->NullableValueOffset), ref *ObjectReference.Data(instance), valueType->ValueSize);
    }

    // There is no garbage collector to notify of transitions.
    [RuntimeExport("RhpReversePInvoke")]
    private static void RhpReversePInvoke(nint frame) { }

    [RuntimeExport("RhpReversePInvokeReturn")]
    private static void RhpReversePInvokeReturn(nint frame) { }

    [RuntimeExport("RhpPInvoke")]
    private static void RhpPInvoke(nint frame) { }

    [RuntimeExport("RhpPInvokeReturn")]
    private static void RhpPInvokeReturn(nint frame) { }

    [RuntimeExport("RhpGcPoll")]
    private static void RhpGcPoll() { }

    [RuntimeExport("RhpFallbackFailFast")]
    private static void RhpFallbackFailFast() =>
        Environment.FailFast("The stack-protecting value of a method was overwritten.");
}
