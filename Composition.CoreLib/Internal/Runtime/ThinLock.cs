// A recursive lock in 32 bits: an object's header or a static field.
using System;
using System.Threading;

namespace Internal.Runtime;

/// <summary>
/// Bits 0–15 hold the owner's thread id (0: free), 16–30 how often the owner entered again, 31 that a thread waits. A
/// thread that has waited takes the lock with bit 31 set, since others may wait still: a needless wake is harmless, a
/// lost one is not.
/// </summary>
// Sound: the state is the header of an object that the caller holds or a static field, and neither moves: there is no
// collector. It is changed by compare-and-swap or by its owner.
internal static unsafe class ThinLock
{
    private const int OwnerMask = 0xFFFF;
    private const int RecursionUnit = 0x1_0000;
    private const int RecursionMask = 0x7FFF_0000;
    private const int ContendedBit = unchecked((int)0x8000_0000);

    internal static void Acquire(int* state)
    {
        int thread = CurrentThread;
        int contended = 0;
        while (!TryAcquire(state, thread, contended))
        {
            int seen = Volatile.Read(ref *state);
            if ((seen & OwnerMask) == 0)
            {
                continue;
            }
            int marked = seen | ContendedBit;
            if (seen == marked || Interlocked.CompareExchange(ref *state, marked, seen) == seen)
            {
                RuntimeImports.PlatformLockWait();
                contended = ContendedBit;
            }
        }
    }

    internal static bool TryAcquire(int* state) => TryAcquire(state, CurrentThread, 0);

    internal static bool IsHeld(int* state) => (Volatile.Read(ref *state) & OwnerMask) == CurrentThread;

    internal static void Release(int* state)
    {
        if (!IsHeld(state))
        {
            throw new SynchronizationLockException();
        }
        while (true)
        {
            int seen = Volatile.Read(ref *state);
            bool isLast = (seen & RecursionMask) == 0;
            int left = isLast ? 0 : seen - RecursionUnit;
            if (Interlocked.CompareExchange(ref *state, left, seen) == seen)
            {
                if (isLast && (seen & ContendedBit) != 0)
                {
                    RuntimeImports.PlatformLockWake();
                }
                return;
            }
        }
    }

    private static int CurrentThread => RuntimeImports.PlatformThread()->ManagedThreadId;

    private static bool TryAcquire(int* state, int thread, int contended)
    {
        while (true)
        {
            int seen = Volatile.Read(ref *state);
            int owner = seen & OwnerMask;
            int taken;
            if (owner == 0)
            {
                taken = (seen & ContendedBit) | contended | thread;
            }
            else if (owner == thread)
            {
                if ((seen & RecursionMask) == RecursionMask)
                {
                    throw new OverflowException();
                }
                taken = seen + RecursionUnit;
            }
            else
            {
                return false;
            }
            if (Interlocked.CompareExchange(ref *state, taken, seen) == seen)
            {
                return true;
            }
        }
    }
}
