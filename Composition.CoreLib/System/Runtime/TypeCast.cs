// Casts, type tests and covariant array stores. ilc calls these methods by name.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Internal.Runtime;
using Internal.Runtime.CompilerHelpers;

namespace System.Runtime;

// Sound: method tables come from objects or from compiled code; they are ilc's, read-only, and end where they say.
internal static unsafe class TypeCast
{
    private enum Variance : byte
    {
        None = 0,
        Covariant = 1,
        Contravariant = 2,
    }

    /// <summary>Whether a value of type <paramref name="source"/> can be used as <paramref name="target"/>.</summary>
    internal static bool IsAssignable(MethodTable* source, MethodTable* target)
    {
        if (source == target)
        {
            return true;
        }
        if (target->IsInterface)
        {
            return Implements(source, target);
        }
        if (target->IsArray)
        {
            return IsArrayAssignable(source, target);
        }
        for (MethodTable* ancestor = source->BaseType; ancestor != null; ancestor = ancestor->BaseType)
        {
            if (ancestor == target)
            {
                return true;
            }
        }
        // Delegates are the only classes with variance.
        return target->HasGenericVariance && IsVariantMatch(source, target);
    }

    /// <summary>Whether two instantiations of one generic type differ only in ways its variance allows.</summary>
    internal static bool IsVariantMatch(MethodTable* source, MethodTable* target)
    {
        if (!source->HasGenericVariance || !target->HasGenericVariance
            || source->GenericDefinition != target->GenericDefinition)
        {
            return false;
        }
        MethodTable* definition = target->GenericDefinition;
        var variances = (Variance*)definition->GenericComposition;
        for (int i = 0; i < definition->GenericParameterCount; i++)
        {
            MethodTable* sourceArgument = source->GenericArgument(i);
            MethodTable* targetArgument = target->GenericArgument(i);
            if (sourceArgument == targetArgument)
            {
                continue;
            }
            if (sourceArgument->IsValueType || targetArgument->IsValueType)
            {
                return false;
            }
            bool matches = variances[i] switch
            {
                Variance.Covariant => IsAssignable(sourceArgument, targetArgument),
                Variance.Contravariant => IsAssignable(targetArgument, sourceArgument),
                _ => false,
            };
            if (!matches)
            {
                return false;
            }
        }
        return true;
    }

    private static bool Implements(MethodTable* source, MethodTable* target)
    {
        for (int i = 0; i < source->InterfaceCount; i++)
        {
            MethodTable* candidate = source->Interfaces[i];
            if (candidate == target || IsVariantMatch(candidate, target))
            {
                return true;
            }
        }
        return source->IsInterface && IsVariantMatch(source, target);
    }

    private static bool IsArrayAssignable(MethodTable* source, MethodTable* target)
    {
        // Arrays of different rank differ in base size, which counts the bounds.
        if (!source->IsArray || source->Kind != target->Kind || source->BaseSize != target->BaseSize)
        {
            return false;
        }
        MethodTable* sourceElement = source->RelatedType;
        MethodTable* targetElement = target->RelatedType;
        if (sourceElement->IsValueType || targetElement->IsValueType)
        {
            // int[] is a uint[] to the runtime, and an enum's array one of its underlying type.
            return sourceElement == targetElement
                || (sourceElement->IsPrimitive && targetElement->IsPrimitive
                    && WithoutSign(sourceElement->Kind) == WithoutSign(targetElement->Kind));
        }
        return IsAssignable(sourceElement, targetElement);
    }

    private static TypeKind WithoutSign(TypeKind kind) => kind switch
    {
        TypeKind.SByte => TypeKind.Byte,
        TypeKind.Int16 => TypeKind.UInt16,
        TypeKind.Int32 => TypeKind.UInt32,
        TypeKind.Int64 => TypeKind.UInt64,
        TypeKind.IntPtr => TypeKind.UIntPtr,
        _ => kind,
    };

    [RuntimeExport("RhTypeCast_AreTypesAssignable")]
    private static bool AreTypesAssignable(MethodTable* source, MethodTable* target) => IsAssignable(source, target);

    private static void StelemRef(object?[] array, nint index, object? value)
    {
        if ((nuint)index >= (uint)array.Length)
        {
            ThrowHelpers.ThrowIndexOutOfRangeException();
        }
        if (value != null)
        {
            MethodTable* elementType = array.m_pEEType->RelatedType;
            MethodTable* valueType = value.m_pEEType;
            if (elementType != valueType && elementType != MethodTable.Of<object>()
                && !IsAssignable(valueType, elementType))
            {
                throw new ArrayTypeMismatchException();
            }
        }
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index) = value;
    }

    private static ref object? LdelemaRef(object?[] array, nint index, MethodTable* elementType)
    {
        if ((nuint)index >= (uint)array.Length)
        {
            ThrowHelpers.ThrowIndexOutOfRangeException();
        }
        if (array.m_pEEType->RelatedType != elementType)
        {
            throw new ArrayTypeMismatchException();
        }
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index);
    }

    private static object? CheckCastAny(MethodTable* target, object? instance)
    {
        if (instance != null && !IsAssignable(instance.m_pEEType, target))
        {
            throw new InvalidCastException();
        }
        return instance;
    }

    private static object? CheckCastInterface(MethodTable* target, object? instance) => CheckCastAny(target, instance);

    private static object? CheckCastClass(MethodTable* target, object? instance) => CheckCastAny(target, instance);

    private static object? CheckCastClassSpecial(MethodTable* target, object? instance) =>
        CheckCastAny(target, instance);

    private static object? IsInstanceOfAny(MethodTable* target, object? instance) =>
        instance != null && IsAssignable(instance.m_pEEType, target) ? instance : null;

    private static object? IsInstanceOfInterface(MethodTable* target, object? instance) =>
        IsInstanceOfAny(target, instance);

    private static object? IsInstanceOfClass(MethodTable* target, object? instance) =>
        IsInstanceOfAny(target, instance);

    private static bool IsInstanceOfException(MethodTable* target, object? instance) =>
        IsInstanceOfAny(target, instance) != null;
}
