// A hardware interrupt that a component may handle.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;

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

    /// <summary>A thread that is alive waits for the interrupt.</summary>
    public readonly bool IsHeard => IsRouted && (Notification->Waiter != null
        || (Notification->BoundThread != null && Notification->BoundThread->State == ThreadState.Receiving));

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
        var interrupt = (InterruptObject*)capability->Object;
        if (interrupt->IsLevelTriggered)
        {
            interrupt->SetMask(masked: false);
        }

        caller->Context.Frame.Rax = 0;
        return FaultKind.None;
    }

    /// <summary>The line has fired.</summary>
    public readonly void Fire()
    {
        if (IsLevelTriggered)
        {
            IoApic.SetMask(GlobalInterrupt, masked: true);
        }

        LocalApic.EndOfInterrupt();
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
