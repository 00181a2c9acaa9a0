// Copies of memory as bytes. ilc looks for the first two by name.
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// Sound: counts are compared with the destination's size or the arrays' lengths; of raw memory the caller answers for
// the rest.
public static unsafe class Buffer
{
    internal static void Memmove(ref byte destination, ref byte source, nuint length) =>
        SpanHelpers.Memmove(ref destination, ref source, length);

    // There is no garbage collector, so no card table to update.
    internal static void BulkMoveWithWriteBarrier(ref byte destination, ref byte source, nuint length) =>
        SpanHelpers.Memmove(ref destination, ref source, length);

    public static void MemoryCopy(void* source, void* destination, long destinationSizeInBytes, long sourceBytesToCopy)
    {
        if ((ulong)sourceBytesToCopy > (ulong)destinationSizeInBytes)
        {
            throw new ArgumentOutOfRangeException(nameof(sourceBytesToCopy));
        }
        SpanHelpers.Memmove(ref *(byte*)destination, ref *(byte*)source, (nuint)sourceBytesToCopy);
    }

    public static void MemoryCopy(void* source, void* destination, ulong destinationSizeInBytes,
        ulong sourceBytesToCopy)
    {
        if (sourceBytesToCopy > destinationSizeInBytes)
        {
            throw new ArgumentOutOfRangeException(nameof(sourceBytesToCopy));
        }
        SpanHelpers.Memmove(ref *(byte*)destination, ref *(byte*)source, (nuint)sourceBytesToCopy);
    }

    public static int ByteLength(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.HasPrimitiveElements
            ? checked(array.Length * array.ElementSize)
            : throw new ArgumentException("Object must be an array of primitives.", nameof(array));
    }

    public static void BlockCopy(Array src, int srcOffset, Array dst, int dstOffset, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(srcOffset);
        ArgumentOutOfRangeException.ThrowIfNegative(dstOffset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count > ByteLength(src) - srcOffset || count > ByteLength(dst) - dstOffset)
        {
            throw new ArgumentException("Offset and length were out of bounds for the array.");
        }
        SpanHelpers.Memmove(
            ref Unsafe.Add(ref dst.FirstByte, dstOffset), ref Unsafe.Add(ref src.FirstByte, srcOffset), (nuint)count);
    }
}
