// The heap: the only allocator. Memory is never freed, because there is no garbage collector.
using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Internal.Runtime;

/// <summary>
/// A bump allocator over the platform's zeroed memory, safe for several threads. Every block starts with the 8 bytes
/// of the object's header, so that a reference points 8 bytes into its block.
/// </summary>
// Sound: a block is taken from the heap's range by one compare-and-swap after its size was compared with what is left,
// so that nobody else has it, and is written inside that size only; sizes cannot overflow (see AllocateArray).
internal static unsafe class Heap
{
    private const ulong Alignment = 8;
    private const ulong HeaderSize = 8;

    private static ulong next;
    private static ulong end;

    internal static void Initialize()
    {
        next = ((ulong)RuntimeImports.PlatformHeapStart() + Alignment - 1) & ~(Alignment - 1);
        end = (ulong)RuntimeImports.PlatformHeapEnd();
    }

    /// <summary>Bytes that are still free.</summary>
    internal static ulong FreeBytes => end - Volatile.Read(ref next);

    /// <summary>Bytes allocated to objects and to the runtime's own tables.</summary>
    internal static ulong UsedBytes => Volatile.Read(ref next) - (ulong)RuntimeImports.PlatformHeapStart();

    /// <summary>An object of <paramref name="size"/> bytes, header included, all zero but for its type.</summary>
    internal static void* AllocateObject(MethodTable* type, ulong size)
    {
        size = RoundUp(size);
        byte* block = Take(size);
        if (block == null)
        {
            throw PreallocatedExceptions.OutOfMemory;
        }
        RuntimeImports.PlatformThread()->AllocatedBytes += size;
        byte* reference = block + HeaderSize;
        *(MethodTable**)reference = type;
        return reference;
    }

    /// <summary>Memory for the runtime itself, not counted as an object; null if the heap is exhausted.</summary>
    internal static void* TryAllocateRuntimeData(ulong size) => Take(RoundUp(size));

    internal static void* AllocateArray(MethodTable* type, ulong elementCount)
    {
        if (elementCount > int.MaxValue)
        {
            throw new OverflowException();
        }
        // Cannot overflow: both factors are below 2^31 and 2^16.
        ulong size = type->BaseSize + elementCount * type->ComponentSize;
        byte* reference = (byte*)AllocateObject(type, size);
        *(int*)(reference + sizeof(MethodTable*)) = (int)elementCount;
        return reference;
    }

    /// <summary>A copy of the object's fields in a new object of the same type; not for arrays and strings.</summary>
    internal static object Clone(object original)
    {
        MethodTable* type = original.m_pEEType;
        void* copy = AllocateObject(type, type->BaseSize);
        uint fieldBytes = type->BaseSize - (uint)HeaderSize - (uint)sizeof(MethodTable*);
        SpanHelpers.Memmove(
            ref *((byte*)copy + sizeof(MethodTable*)),
            ref *((byte*)ObjectReference.Address(original) + sizeof(MethodTable*)),
            fieldBytes);
        return ObjectReference.FromAddress(copy);
    }

    private static ulong RoundUp(ulong size) => (size + Alignment - 1) & ~(Alignment - 1);

    private static byte* Take(ulong size)
    {
        while (true)
        {
            ulong start = Volatile.Read(ref next);
            if (size > end - start)
            {
                return null;
            }
            if (Interlocked.CompareExchange(ref next, start + size, start) == start)
            {
                return (byte*)start;
            }
        }
    }
}
