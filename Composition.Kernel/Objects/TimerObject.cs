// A one-shot timer of a component.
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.Objects;

/// <summary>A timer and the notification that it signals.</summary>
internal unsafe struct TimerObject
{
    public TimerEntry Entry;
    public Notification* Notification;
    public ulong Badge;
}
