// A hardware interrupt that a component may handle.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;

namespace CamkesNet.Kernel.Objects;

/// <summary>An interrupt line and the notification that it signals.</summary>
// Sound: the slot held an interrupt; its notification is one of the table.
internal unsafe struct InterruptObject
{
    public Notification* Notification;
    public ulong Badge;

    /// <summary>Global system interrupt: I/O APIC pin counted over all I/O APICs.</summary>
    public uint GlobalInterrupt;

    /// <summary>
    /// A level-triggered line is masked from its delivery to the acknowledgement: it would fire again at once. An edge
    /// is delivered with the line open, because a masked line forgets its edges.
    /// </summary>
    public bool IsLevelTriggered;

    /// <summary>It was delivered and not acknowledged yet.</summary>
    public bool IsDelivered;

    /// <summary>
    /// An edge came before the one delivered was acknowledged. The line is masked, so that a device whose driver does
    /// not follow costs two interrupts and no more; the acknowledgement delivers the edge.
    /// </summary>
    public bool IsRemembered;

    /// <summary>The line exists and is routed.</summary>
    public bool IsRouted;

    /// <summary>The thread that waits for the interrupt; null if there is none, or the line is masked.</summary>
    public readonly Thread* Listener
    {
        get
        {
            if (!IsRouted || IsRemembered || (IsLevelTriggered && IsDelivered))
            {
                return null;
            }

            Thread* bound = Notification->BoundThread;
            return Notification->Waiter != null ? Notification->Waiter
                : bound != null && bound->State == ThreadState.Receiving ? bound
                : null;
        }
    }

    /// <summary>Routes the line to its vector, masked until its component starts.</summary>
    public void Construct(InterruptRecord* record, int vector)
    {
        Notification = KernelObjects.Notifications + record->Notification;
        Badge = record->Badge;
        IsRouted = MachineInterrupts.Route(in *record, vector, out GlobalInterrupt, out IsLevelTriggered);
    }

    /// <summary>System call InterruptAcknowledge.</summary>
    public static FaultKind Acknowledge(Thread* caller, Capability* capability)
    {
        ((InterruptObject*)capability->Object)->Acknowledge();
        caller->Context.Frame.Rax = 0;
        return FaultKind.None;
    }

    /// <summary>The line has fired.</summary>
    public void Fire()
    {
        if (IsLevelTriggered || IsDelivered)
        {
            SetMask(masked: true);
        }

        LocalApic.EndOfInterrupt();
        if (IsDelivered)
        {
            IsRemembered = !IsLevelTriggered;
        }
        else
        {
            Deliver();
        }
    }

    /// <summary>Its component starts: the line is open, and nothing is left of the time before.</summary>
    public void Open()
    {
        IsDelivered = false;
        IsRemembered = false;
        SetMask(masked: false);
    }

    private void Acknowledge()
    {
        bool wasMasked = IsRemembered || (IsLevelTriggered && IsDelivered);
        bool isRemembered = IsRemembered;
        IsDelivered = false;
        IsRemembered = false;
        if (wasMasked)
        {
            // Opened before the delivery, so that an edge from here on is seen.
            SetMask(masked: false);
        }

        if (isRemembered)
        {
            Deliver();
        }
    }

    private void Deliver()
    {
        IsDelivered = true;
        Objects.Notification.Deliver(Notification, Badge);
    }

    public readonly void SetMask(bool masked)
    {
        if (IsRouted)
        {
            IoApic.SetMask(GlobalInterrupt, masked);
        }
    }
}
