// A hardware interrupt that a component may handle.
namespace CamkesNet.Kernel.Objects;

/// <summary>An interrupt line and the notification that it signals.</summary>
internal unsafe struct InterruptObject
{
    public Notification* Notification;
    public ulong Badge;

    /// <summary>Global system interrupt: I/O APIC pin counted over all I/O APICs.</summary>
    public uint GlobalInterrupt;

    /// <summary>Level-triggered lines are masked from their firing until they are acknowledged.</summary>
    public bool IsLevelTriggered;

    /// <summary>The line exists and is routed.</summary>
    public bool IsRouted;
}
