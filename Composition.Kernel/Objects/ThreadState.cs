// What a thread is doing.
namespace CamkesNet.Kernel.Objects;

/// <summary>The states of a thread. A thread that is ready runs, is queued, or is parked while suspended.</summary>
internal enum ThreadState : byte
{
    /// <summary>Not started yet, or its component was stopped.</summary>
    Stopped = 0,
    Ready = 1,

    /// <summary>Queued at an endpoint whose server is busy.</summary>
    Sending = 2,

    /// <summary>Its call was received; <see cref="Thread.Server"/> has the reply to give.</summary>
    AwaitingReply = 3,
    Receiving = 4,
    Waiting = 5,
}
