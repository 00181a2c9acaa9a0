// A one-shot timer of a component.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Objects;

/// <summary>A timer and the notification that it signals.</summary>
// Sound: timers lie in the kernel's own table, which never moves; the slot held a timer.
internal unsafe struct TimerObject
{
    public TimerEntry Entry;
    public Notification* Notification;
    public ulong Badge;

    /// <summary>The processor in whose timer queue it waits.</summary>
    public ProcessorBlock* Processor;

    /// <summary>Creates the timer, not armed.</summary>
    public static void Construct(TimerObject* timer, TimerRecord* record, ProcessorBlock* processor)
    {
        timer->Entry.Owner = timer;
        timer->Entry.OwnerKind = TimerOwner.Timer;
        timer->Notification = KernelObjects.Notifications + record->Notification;
        timer->Badge = record->Badge;
        timer->Processor = processor;
    }

    /// <summary>System call TimerSet.</summary>
    public static FaultKind Set(Thread* caller, Capability* capability)
    {
        var timer = (TimerObject*)capability->Object;
        timer->Processor->Timers.Set(&timer->Entry, caller->Context.Frame.Rsi);
        caller->Context.Frame.Rax = 0;
        return FaultKind.None;
    }

    /// <summary>The deadline has come.</summary>
    public readonly void Expire() => Objects.Notification.Deliver(Notification, Badge);

    public void Disarm()
    {
        fixed (TimerEntry* entry = &Entry)
        {
            Processor->Timers.Remove(entry);
        }
    }
}
