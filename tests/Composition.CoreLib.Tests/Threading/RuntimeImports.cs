// Stands in for the platform, so that the lock's own source runs on real threads here.
using System.Runtime.InteropServices;

namespace Internal.Runtime;

internal static unsafe class RuntimeImports
{
    private static readonly SemaphoreSlim wakes = new(0);

    [ThreadStatic]
    private static ThreadContext* current;

    private static int lastThread;

    public static int Waits;

    public static ThreadContext* PlatformThread()
    {
        if (current == null)
        {
            current = (ThreadContext*)NativeMemory.AllocZeroed((nuint)sizeof(ThreadContext));
            current->Self = current;
            current->ManagedThreadId = Interlocked.Increment(ref lastThread);
        }
        return current;
    }

    /// <summary>Like a notification: it remembers that it was signalled, but wakes one thread only.</summary>
    public static void PlatformLockWait()
    {
        Interlocked.Increment(ref Waits);
        wakes.Wait();
    }

    public static void PlatformLockWake()
    {
        if (wakes.CurrentCount == 0)
        {
            wakes.Release();
        }
    }
}
