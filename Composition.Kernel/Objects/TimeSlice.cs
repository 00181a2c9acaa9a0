// The time slice that a processor measures while an equal of the running thread waits.
namespace CamkesNet.Kernel.Objects;

/// <summary>
/// A slice belongs to one thread, and covers that thread and its servers: a server works on its caller's time, so
/// a call and its reply do not end the caller's turn. While a slice is measured, the running thread is covered by it.
/// </summary>
// Sound: the owner is a thread while End is not 0, and threads are never freed.
internal unsafe struct TimeSlice
{
    /// <summary>When the running thread has to let an equal run; 0 when no slice is measured.</summary>
    public ulong End;

    /// <summary>Whose slice it is.</summary>
    public Thread* Owner;

    /// <summary>Whether the thread is the owner or serves it, at any depth of calls.</summary>
    public readonly bool Covers(Thread* thread)
    {
        if (End == 0)
        {
            return false;
        }

        while (thread != null && thread != Owner)
        {
            thread = thread->Caller;
        }

        return thread != null;
    }

    /// <summary>On whose time a thread runs: its own, or that of the equal that it serves.</summary>
    public static Thread* PayerFor(Thread* thread)
    {
        while (thread->Caller != null && thread->Caller->Priority == thread->Priority)
        {
            thread = thread->Caller;
        }

        return thread;
    }

    /// <summary>Measures a slice of a thread, whose equals now wait until it ends.</summary>
    public void Begin(Thread* owner, ulong end)
    {
        Owner = owner;
        End = end;
        owner->ReplyPriority = owner->Priority == Thread.SuspendedPriority ? owner->Priority : owner->Priority + 1;
    }

    /// <summary>No equal of the owner waits any more, or it waives the rest: there is nothing to measure.</summary>
    public void Forget()
    {
        if (End != 0)
        {
            Owner->ReplyPriority = Owner->Priority;
            End = 0;
        }
    }

    /// <summary>
    /// Ends the measurement. The owner keeps the rest for its next turn, unless it began to wait for an event: then its
    /// next turn comes behind its equals and is a whole one. Result: the rest.
    /// </summary>
    public ulong Stop(ulong now)
    {
        ulong left = End - Math.Min(End, now);
        bool goesOn = Owner->State is ThreadState.Ready or ThreadState.Sending or ThreadState.AwaitingReply;
        Owner->SliceLeft = goesOn ? left : 0;
        Forget();
        return left;
    }
}
