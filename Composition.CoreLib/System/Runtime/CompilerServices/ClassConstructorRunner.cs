// Runs static constructors at first use, each once, dependencies first because they are used first.
using Internal.Runtime;

namespace System.Runtime.CompilerServices;

/// <summary>ilc emits one per type with a static constructor that it could not evaluate itself.</summary>
internal struct StaticClassConstructionContext
{
    /// <summary>The constructor's code; compiled code takes 0 to mean that it has run.</summary>
    internal nint CctorMethodAddress;
}

/// <summary>
/// One lock serves all types: the thread that holds it may start further constructors, others wait until it is done.
/// A constructor that meets itself again on the same thread sees the type as it is so far, as ECMA-335 II.10.5.3.3
/// asks.
/// </summary>
// Sound: contexts and the lock are statics, which do not move; a record on the stack is taken out of the list before
// its frame ends.
internal static unsafe class ClassConstructorRunner
{
    private static int lockState;
    private static Running* innermost;
    private static Failed? failures;

    private struct Running
    {
        internal Running* Outer;
        internal StaticClassConstructionContext* Context;
    }

    private sealed class Failed
    {
        internal Failed? Next;
        internal StaticClassConstructionContext* Context;
        internal TypeInitializationException? Exception;
    }

    private static object CheckStaticClassConstructionReturnGCStaticBase(
        StaticClassConstructionContext* context, object staticBase)
    {
        EnsureConstructed(context);
        return staticBase;
    }

    private static nint CheckStaticClassConstructionReturnNonGCStaticBase(
        StaticClassConstructionContext* context, nint staticBase)
    {
        EnsureConstructed(context);
        return staticBase;
    }

    internal static void EnsureConstructed(StaticClassConstructionContext* context)
    {
        if (Threading.Volatile.Read(ref context->CctorMethodAddress) == 0)
        {
            return;
        }
        int* state = (int*)Unsafe.AsPointer(ref lockState);
        ThinLock.Acquire(state);
        try
        {
            ConstructLocked(context);
        }
        finally
        {
            ThinLock.Release(state);
        }
    }

    private static void ConstructLocked(StaticClassConstructionContext* context)
    {
        if (context->CctorMethodAddress == 0)
        {
            return;
        }
        for (Running* running = innermost; running != null; running = running->Outer)
        {
            if (running->Context == context)
            {
                return;
            }
        }
        for (Failed? failed = failures; failed != null; failed = failed.Next)
        {
            if (failed.Context == context)
            {
                throw failed.Exception!;
            }
        }
        Run(context);
    }

    private static void Run(StaticClassConstructionContext* context)
    {
        Running running;
        running.Outer = innermost;
        running.Context = context;
        innermost = &running;
        try
        {
            ((delegate*<void>)context->CctorMethodAddress)();
            Threading.Volatile.Write(ref context->CctorMethodAddress, 0);
        }
        catch (Exception exception)
        {
            var failure = new TypeInitializationException(null, exception);
            failures = new Failed { Next = failures, Context = context, Exception = failure };
            throw failure;
        }
        finally
        {
            innermost = running.Outer;
        }
    }
}
