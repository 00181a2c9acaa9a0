// What the lock statement compiles to.
using Internal.Runtime;

namespace System.Threading;

// Sound: the state is the header of the object at hand, and objects do not move.
public static unsafe class Monitor
{
    public static void Enter(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ThinLock.Acquire(ObjectReference.Header(obj));
    }

    public static void Enter(object obj, ref bool lockTaken)
    {
        if (lockTaken)
        {
            throw new ArgumentException("Argument must be initialized to false.", nameof(lockTaken));
        }
        Enter(obj);
        lockTaken = true;
    }

    public static bool TryEnter(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return ThinLock.TryAcquire(ObjectReference.Header(obj));
    }

    public static void TryEnter(object obj, ref bool lockTaken)
    {
        if (lockTaken)
        {
            throw new ArgumentException("Argument must be initialized to false.", nameof(lockTaken));
        }
        lockTaken = TryEnter(obj);
    }

    public static void Exit(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        ThinLock.Release(ObjectReference.Header(obj));
    }

    public static bool IsEntered(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return ThinLock.IsHeld(ObjectReference.Header(obj));
    }
}
