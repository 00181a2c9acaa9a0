// What holds for a thread in each of its states, between any two entries into the kernel.
using CamkesNet.Kernel.Objects;
using Thread = CamkesNet.Kernel.Objects.Thread;
using ThreadState = CamkesNet.Kernel.Objects.ThreadState;

namespace CamkesNet.Tests.Objects;

/// <summary>The invariants of <see cref="ThreadState"/>, as code.</summary>
internal static unsafe class ThreadInvariant
{
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
            _ => false,
        };

    private static bool IsBlocked(Thread* thread) => !thread->IsQueued && thread->Vcpu == null;

    private static bool WaitsForNothing(Thread* thread) => thread->Server == null && thread->WaitsFor == null;

    private static bool OwesOneReplyAtMost(Thread* thread) => thread->Caller == null
        || (thread->Caller->Server == thread && thread->Caller->State == ThreadState.AwaitingReply);

    /// <summary>A deadline ends a wait or a guest run, and nothing else.</summary>
    private static bool HasNoUnusedDeadline(Thread* thread) =>
        !thread->Deadline.IsQueued || thread->Vcpu != null || thread->State == ThreadState.Waiting;
}
