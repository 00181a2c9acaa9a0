// What a thread is doing, and what then holds for it.
namespace CamkesNet.Kernel.Objects;

/// <summary>
/// The states of a thread. Each has an invariant, which holds between any two entries into the kernel; as code it is in
/// Composition.Kernel.Checked/Objects/ThreadInvariant.cs. In every state a thread's <see cref="Thread.Caller"/>, if
/// there is one, awaits the reply of this thread; and its deadline is queued only in a sleep, a timed wait or a guest
/// run.
/// </summary>
internal enum ThreadState : byte
{
    /// <summary>
    /// Not started yet, or its component was stopped. It is in no queue, refers to no other thread, and none refers to
    /// it.
    /// </summary>
    Stopped = 0,

    /// <summary>
    /// It could run: it is the running thread, or in the ready queue of its priority, or in none while its component is
    /// suspended. It waits for nothing.
    /// </summary>
    Ready = 1,

    /// <summary>
    /// In the senders' queue of <see cref="Thread.Endpoint"/>, whose server is busy. <see cref="Thread.SenderBadge"/>
    /// and the message in its registers are valid.
    /// </summary>
    Sending = 2,

    /// <summary>Its call was received: <see cref="Thread.Server"/> has it as its caller and owes the reply.</summary>
    AwaitingReply = 3,

    /// <summary>It is the receiver of <see cref="Thread.Endpoint"/>, and owes nobody a reply.</summary>
    Receiving = 4,

    /// <summary>It is the waiter of <see cref="Thread.WaitsFor"/>, which has no bits set.</summary>
    Waiting = 5,

    /// <summary>Its deadline is queued, and nothing else ends its sleep.</summary>
    Sleeping = 6,
}
