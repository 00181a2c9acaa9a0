// What holds for a thread in each of its states, between any two entries into the kernel.
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Objects;

/// <summary>The invariants of <see cref="ThreadState"/>, as code.</summary>
// Sound: threads, endpoints and notifications are never freed, and a link is followed after it was compared with null;
// the loop ends at the count of the table.
internal static unsafe class ThreadInvariant
{
    /// <summary>Stops the machine if a thread is not as its state says.</summary>
    public static void RequireOfAll()
    {
        for (uint i = 0; i < KernelObjects.Tables->Threads.Count; i++)
        {
            if (!Holds(KernelObjects.Threads + i))
            {
                KernelLog.BeginLine();
                KernelLog.Write("CN3908 the kernel stopped: thread "u8, i);
                KernelLog.Write(" is not as its state requires, which is "u8, (ulong)KernelObjects.Threads[i].State);
                KernelLog.EndLine();
                Instructions.HaltForEver();
            }
        }
    }

    /// <summary>Whether the thread is as its state says, and those that it refers to agree.</summary>
    public static bool Holds(Thread* thread) =>
        OwesOneReplyAtMost(thread) && HasNoUnusedDeadline(thread) && thread->State switch
        {
            ThreadState.Stopped => !thread->IsQueued && WaitsForNothing(thread) && thread->Vcpu == null
                && thread->Caller == null,
            ThreadState.Ready => WaitsForNothing(thread)
                && (!thread->IsQueued || thread->Priority != Thread.SuspendedPriority),
            ThreadState.Sending => IsBlocked(thread) && WaitsForNothing(thread) && thread->Endpoint != null
                && thread->Endpoint->FirstSender != null,
            ThreadState.AwaitingReply => IsBlocked(thread) && thread->WaitsFor == null && thread->Server != null
                && thread->Server->Caller == thread,
            ThreadState.Receiving => IsBlocked(thread) && WaitsForNothing(thread) && thread->Caller == null
                && thread->Endpoint != null && thread->Endpoint->Receiver == thread,
            ThreadState.Waiting => IsBlocked(thread) && thread->Server == null && thread->WaitsFor != null
                && thread->WaitsFor->Waiter == thread && thread->WaitsFor->Bits == 0,
            ThreadState.Sleeping => IsBlocked(thread) && WaitsForNothing(thread) && thread->Deadline.IsQueued,
            _ => false,
        };

    private static bool IsBlocked(Thread* thread) => !thread->IsQueued && thread->Vcpu == null;

    private static bool WaitsForNothing(Thread* thread) => thread->Server == null && thread->WaitsFor == null;

    private static bool OwesOneReplyAtMost(Thread* thread) => thread->Caller == null
        || (thread->Caller->Server == thread && thread->Caller->State == ThreadState.AwaitingReply);

    /// <summary>A deadline ends a wait, a sleep or a guest run, and nothing else.</summary>
    private static bool HasNoUnusedDeadline(Thread* thread) =>
        !thread->Deadline.IsQueued || thread->Vcpu != null || thread->State is ThreadState.Waiting or ThreadState.Sleeping;
}
