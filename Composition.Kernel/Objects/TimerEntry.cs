// An element of the timer queue, embedded in the object that it belongs to.
namespace CamkesNet.Kernel.Objects;

/// <summary>What a timer entry is embedded in.</summary>
internal enum TimerOwner : byte
{
    /// <summary>A thread: its wait or guest run ends.</summary>
    Thread = 0,

    /// <summary>A <see cref="TimerObject"/>: its notification is signalled.</summary>
    Timer = 1,

    /// <summary>A <see cref="ProcessorBlock"/>: the machine's run ends when it idles next.</summary>
    Processor = 2,

    /// <summary>A <see cref="ProcessorBlock"/>: the log goes on writing.</summary>
    Log = 3,
}

/// <summary>A deadline in the timer queue.</summary>
internal unsafe struct TimerEntry
{
    /// <summary>A deadline that never comes.</summary>
    public const ulong Never = ulong.MaxValue;

    /// <summary>Absolute value of the time-stamp counter.</summary>
    public ulong Deadline;
    public TimerEntry* Next;
    public TimerEntry* Previous;

    /// <summary>The thread, timer object or processor.</summary>
    public void* Owner;
    public TimerOwner OwnerKind;
    public bool IsQueued;
}
