// The base of all arrays: their layout and what works without knowing the element type.
using System.Collections;
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// Sound: places are computed from the array's own method table after index and length were compared with its length.
public abstract unsafe partial class Array : ICloneable, IList
{
    /// <summary>Where ilc puts the lengths of a multi-dimensional array: after the total length and padding.</summary>
    private const int LengthsOffset = 8;

    // The first field of every array; ilc and the allocator know where it is.
    private readonly int _numComponents;

    public static int MaxLength => 0x7FFF_FFC7;

    public int Length
    {
        [Intrinsic]
        get => _numComponents;
    }

    public long LongLength => _numComponents;

    /// <summary>The base size of a one-dimensional array has room for header, type and length only.</summary>
    public int Rank =>
        m_pEEType->Kind == TypeKind.VectorArray
            ? 1
            : (int)(m_pEEType->BaseSize - VectorBaseSize) / (2 * sizeof(int));

    private const uint VectorBaseSize = 24;

    internal int ElementSize => m_pEEType->ComponentSize;

    internal MethodTable* ElementType => m_pEEType->RelatedType;

    internal bool HasPrimitiveElements => ElementType->IsPrimitive;

    /// <summary>
    /// The elements follow the header, the type, the length and, with more than one rank, the bounds.
    /// </summary>
    internal ref byte FirstByte =>
        ref *((byte*)ObjectReference.Address(this) + m_pEEType->BaseSize - sizeof(ulong));

    public bool IsReadOnly => false;

    public bool IsFixedSize => true;

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    int ICollection.Count => Length;

    public int GetLength(int dimension)
    {
        if ((uint)dimension >= (uint)Rank)
        {
            throw new IndexOutOfRangeException();
        }
        return m_pEEType->Kind == TypeKind.VectorArray
            ? Length
            : ((int*)(ObjectReference.Data(this) + LengthsOffset))[dimension];
    }

    public int GetLowerBound(int dimension) => GetLength(dimension) & 0;

    public int GetUpperBound(int dimension) => GetLength(dimension) - 1;

    public object Clone()
    {
        object copy = ObjectReference.FromAddress(Heap.AllocateArray(m_pEEType, (uint)Length));
        nuint bytes = m_pEEType->BaseSize - VectorBaseSize + (nuint)(uint)Length * (nuint)ElementSize;
        SpanHelpers.Memmove(
            ref *(ObjectReference.Data(copy) + LengthsOffset), ref *(ObjectReference.Data(this) + LengthsOffset),
                bytes);
        return copy;
    }

    public static void Clear(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        SpanHelpers.ClearWithoutReferences(ref array.FirstByte, (nuint)(uint)array.Length * (nuint)array.ElementSize);
    }

    public static void Clear(Array array, int index, int length)
    {
        ArgumentNullException.ThrowIfNull(array);
        if (index < 0 || length < 0 || length > array.Length - index)
        {
            throw new IndexOutOfRangeException();
        }
        SpanHelpers.ClearWithoutReferences(
            ref Unsafe.Add(ref array.FirstByte, (nint)index * array.ElementSize),
            (nuint)(uint)length * (nuint)array.ElementSize);
    }

    public static void Copy(Array sourceArray, Array destinationArray, int length) =>
        Copy(sourceArray, 0, destinationArray, 0, length);

    public static void Copy(Array sourceArray, Array destinationArray, long length) =>
        Copy(sourceArray, 0, destinationArray, 0, checked((int)length));

    public static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex,
        int length)
    {
        ArgumentNullException.ThrowIfNull(sourceArray);
        ArgumentNullException.ThrowIfNull(destinationArray);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegative(sourceIndex);
        ArgumentOutOfRangeException.ThrowIfNegative(destinationIndex);
        if (length > sourceArray.Length - sourceIndex)
        {
            throw new ArgumentException("Source array was not long enough.", nameof(sourceArray));
        }
        if (length > destinationArray.Length - destinationIndex)
        {
            throw new ArgumentException("Destination array was not long enough.", nameof(destinationArray));
        }
        if (HoldsSameElements(sourceArray, destinationArray))
        {
            int size = sourceArray.ElementSize;
            SpanHelpers.Memmove(
                ref Unsafe.Add(ref destinationArray.FirstByte, (nint)destinationIndex * size),
                ref Unsafe.Add(ref sourceArray.FirstByte, (nint)sourceIndex * size), (nuint)(uint)length * (nuint)size);
            return;
        }
        CopyConverting(sourceArray, sourceIndex, destinationArray, destinationIndex, length);
    }

    /// <summary>Whether every element of the one array may stand in the other as it is.</summary>
    private static bool HoldsSameElements(Array source, Array destination)
    {
        MethodTable* from = source.ElementType;
        MethodTable* to = destination.ElementType;
        return from == to
            || (from->IsValueType == to->IsValueType && source.ElementSize == destination.ElementSize
                && System.Runtime.TypeCast.IsAssignable(source.m_pEEType, destination.m_pEEType));
    }

    private static void CopyConverting(Array source, int sourceIndex, Array destination, int destinationIndex,
        int length)
    {
        if (source.ElementType->IsValueType && destination.ElementType->IsValueType)
        {
            throw new ArrayTypeMismatchException();
        }
        for (int i = 0; i < length; i++)
        {
            destination.InternalSetValue(source.InternalGetValue(sourceIndex + i), destinationIndex + i);
        }
    }

    public object? GetValue(int index)
    {
        if (Rank != 1)
        {
            throw new ArgumentException("Array was not a one-dimensional array.");
        }
        return (uint)index < (uint)Length ? InternalGetValue(index) : throw new IndexOutOfRangeException();
    }

    public void SetValue(object? value, int index)
    {
        if (Rank != 1)
        {
            throw new ArgumentException("Array was not a one-dimensional array.");
        }
        if ((uint)index >= (uint)Length)
        {
            throw new IndexOutOfRangeException();
        }
        InternalSetValue(value, index);
    }

    private object? InternalGetValue(int index)
    {
        ref byte element = ref Unsafe.Add(ref FirstByte, (nint)index * ElementSize);
        return ElementType->IsValueType
            ? System.Runtime.RuntimeExports.RhBox(ElementType, ref element)
            : Unsafe.As<byte, object?>(ref element);
    }

    private void InternalSetValue(object? value, int index)
    {
        ref byte element = ref Unsafe.Add(ref FirstByte, (nint)index * ElementSize);
        if (!ElementType->IsValueType)
        {
            if (value is not null && !System.Runtime.TypeCast.IsAssignable(value.m_pEEType, ElementType))
            {
                throw new InvalidCastException("Object cannot be stored in an array of this type.");
            }
            Unsafe.As<byte, object?>(ref element) = value;
            return;
        }
        if (value is null || value.m_pEEType != ElementType)
        {
            throw new InvalidCastException("Object cannot be stored in an array of this type.");
        }
        SpanHelpers.Memmove(ref element, ref *ObjectReference.Data(value), (nuint)ElementSize);
    }

    public void CopyTo(Array array, int index) => Copy(this, 0, array, index, Length);

    object? IList.this[int index]
    {
        get => GetValue(index);
        set => SetValue(value, index);
    }

    bool IList.Contains(object? value) => ((IList)this).IndexOf(value) >= 0;

    int IList.IndexOf(object? value)
    {
        for (int i = 0; i < Length; i++)
        {
            if (object.Equals(InternalGetValue(i), value))
            {
                return i;
            }
        }
        return -1;
    }

    int IList.Add(object? value) => throw FixedSize();

    void IList.Clear() => Clear(this);

    void IList.Insert(int index, object? value) => throw FixedSize();

    void IList.Remove(object? value) => throw FixedSize();

    void IList.RemoveAt(int index) => throw FixedSize();

    internal static NotSupportedException FixedSize() => new("Collection was of a fixed size.");

    IEnumerator IEnumerable.GetEnumerator() => new UntypedEnumerator(this);

    public IEnumerator GetEnumerator() => new UntypedEnumerator(this);

    private sealed class UntypedEnumerator(Array array) : IEnumerator
    {
        private int index = -1;

        public object? Current =>
            (uint)index < (uint)array.Length ? array.InternalGetValue(index) : throw new InvalidOperationException();

        public bool MoveNext()
        {
            index = Math.Min(index + 1, array.Length);
            return index < array.Length;
        }

        public void Reset() => index = -1;
    }
}
