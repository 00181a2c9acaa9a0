// The interface of the garbage collector, which does not exist here: memory is never freed.
using Internal.Runtime;

namespace System;

// Sound: the thread's context is its own and lives as long as the thread.
public static unsafe class GC
{
    public static int MaxGeneration => 0;

    /// <summary>Bytes of objects that the current thread has allocated.</summary>
    public static long GetAllocatedBytesForCurrentThread() => (long)RuntimeImports.PlatformThread()->AllocatedBytes;

    /// <summary>Bytes of the heap that are in use by all threads, the runtime's own tables included.</summary>
    public static long GetTotalAllocatedBytes(bool precise = false) => (long)Heap.UsedBytes;

    public static long GetTotalMemory(bool forceFullCollection) => (long)Heap.UsedBytes;

    public static void Collect() { }

    public static int CollectionCount(int generation) => 0;

    public static void SuppressFinalize(object obj) { }

    public static void ReRegisterForFinalize(object obj) { }

    public static void WaitForPendingFinalizers() { }

    public static void KeepAlive(object? obj) { }

    public static T[] AllocateUninitializedArray<T>(int length, bool pinned = false) => new T[length];

    public static T[] AllocateArray<T>(int length, bool pinned = false) => new T[length];
}
