// The run-time description of a type that ilc 10 emits (MethodTable version 10.0).
using System;
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

/// <summary>
/// Fixed part of a method table. The virtual method slots follow it, then the interfaces, then a run of 32-bit
/// self-relative pointers: type manager, writable data and the optional fields that the flags announce.
/// </summary>
// Sound: a MethodTable is always reached through a pointer to ilc's read-only data, never copied, and what follows it
// is there as its counts and flags say.
internal unsafe struct MethodTable
{
    private const uint HasDispatchMapFlag = 0x0004_0000;
    private const uint HasFinalizerFlag = 0x0010_0000;
    private const uint HasSealedVTableFlag = 0x0040_0000;
    private const uint HasGenericVarianceFlag = 0x0080_0000;
    private const uint IsGenericFlag = 0x0200_0000;
    private const uint HasComponentSizeFlag = 0x8000_0000;
    private const int ElementTypeShift = 26;
    private const uint ElementTypeMask = 0x1F;
    private const int ValueTypePaddingShift = 5;
    private const int NullableValueOffsetShift = 8;
    private const uint ThreeBits = 7;

    /// <summary>Size of <see cref="flags"/> to <see cref="hashCode"/>.</summary>
    private const int FixedSize = 24;

    /// <summary>Object header and method table pointer, which the base size counts.</summary>
    private const uint ObjectOverhead = 16;

    private readonly uint flags;
    private readonly uint baseSize;
    private readonly MethodTable* relatedType;
    private readonly ushort vtableSlotCount;
    private readonly ushort interfaceCount;
    private readonly uint hashCode;

    /// <summary>Bytes of an instance with its header; of an array or string, without the elements.</summary>
    internal readonly uint BaseSize => baseSize;

    /// <summary>Bytes of one element of an array or string, 0 for other types.</summary>
    internal readonly ushort ComponentSize => (flags & HasComponentSizeFlag) != 0 ? (ushort)flags : (ushort)0;

    /// <summary>Number of type parameters; only of a generic definition.</summary>
    internal readonly int GenericParameterCount => (ushort)flags;

    internal readonly int HashCode => (int)hashCode;

    internal readonly TypeKind Kind => (TypeKind)((flags >> ElementTypeShift) & ElementTypeMask);

    internal readonly bool IsValueType => Kind is > TypeKind.Unknown and < TypeKind.Class;

    internal readonly bool IsPrimitive => Kind is > TypeKind.Void and < TypeKind.ValueType;

    internal readonly bool IsNullable => Kind == TypeKind.Nullable;

    internal readonly bool IsInterface => Kind == TypeKind.Interface;

    internal readonly bool IsArray => Kind is TypeKind.Array or TypeKind.VectorArray;

    internal readonly bool IsGeneric => (flags & IsGenericFlag) != 0;

    internal readonly bool HasGenericVariance => (flags & HasGenericVarianceFlag) != 0;

    internal readonly bool HasDispatchMap => (flags & HasDispatchMapFlag) != 0;

    private readonly bool HasFinalizer => (flags & HasFinalizerFlag) != 0;

    private readonly bool HasSealedVTable => (flags & HasSealedVTableFlag) != 0;

    /// <summary>Base type of a class; element type of an array or pointer.</summary>
    internal readonly MethodTable* RelatedType => relatedType;

    internal readonly MethodTable* BaseType => IsArray ? Of<Array>() : relatedType;

    internal readonly int VTableSlotCount => vtableSlotCount;

    internal readonly int InterfaceCount => interfaceCount;

    /// <summary>Bytes of a value type's fields, as they lie inside a box.</summary>
    internal readonly uint ValueSize =>
        baseSize - ObjectOverhead - ((flags >> ValueTypePaddingShift) & ThreeBits);

    /// <summary>Bytes of an object's fields, with what pads them to the heap's alignment.</summary>
    internal readonly uint FieldsSize => baseSize - ObjectOverhead;

    /// <summary>Where the value lies inside a <see cref="Nullable{T}"/>.</summary>
    internal readonly int NullableValueOffset => 1 << (int)((flags >> NullableValueOffsetShift) & ThreeBits);

    private readonly byte* Address => (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in this));

    internal readonly nint* VTable => (nint*)(Address + FixedSize);

    internal readonly MethodTable** Interfaces => (MethodTable**)(VTable + vtableSlotCount);

    private readonly int* RelativeFields => (int*)(Interfaces + interfaceCount);

    /// <summary>One writable pointer-sized cell per type.</summary>
    internal readonly nint* WritableData => (nint*)Resolve(RelativeFields + 1);

    internal readonly DispatchMap* DispatchMap => (DispatchMap*)Resolve(RelativeFields + 2);

    /// <summary>Self-relative code pointers of the virtual methods that nothing overrides any more.</summary>
    internal readonly int* SealedVTable =>
        (int*)Resolve(RelativeFields + 2 + Count(HasDispatchMap) + Count(HasFinalizer));

    private readonly int* GenericFields =>
        RelativeFields + 2 + Count(HasDispatchMap) + Count(HasFinalizer) + Count(HasSealedVTable);

    internal readonly MethodTable* GenericDefinition
    {
        get
        {
            int* reference = GenericFields;
            const int IndirectionBit = 1;
            return (*reference & IndirectionBit) == 0
                ? (MethodTable*)Resolve(reference)
                : *(MethodTable**)((byte*)reference + (*reference & ~IndirectionBit));
        }
    }

    /// <summary>
    /// The type argument itself where there is one, else the address of an array of them; of a generic definition:
    /// its parameters' variances, a byte each.
    /// </summary>
    internal readonly void* GenericComposition => Resolve(GenericFields + 1);

    internal readonly MethodTable* GenericArgument(int index) =>
        GenericDefinition->GenericParameterCount == 1
            ? (MethodTable*)GenericComposition
            : ((MethodTable**)GenericComposition)[index];

    [Intrinsic]
    internal static MethodTable* Of<T>() => Of<T>();

    internal static MethodTable* Of(object instance) => instance.m_pEEType;

    private static int Count(bool isPresent) => isPresent ? 1 : 0;

    private static void* Resolve(int* relativePointer) => (byte*)relativePointer + *relativePointer;
}
