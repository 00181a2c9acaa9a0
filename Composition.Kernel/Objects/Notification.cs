// A notification: badge bits that are set by signals and taken by one thread.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>A notification.</summary>
// Sound: threads are never freed, and a waiter leaves when its component is stopped; the slot held a notification.
internal unsafe struct Notification
{
    /// <summary>Bits that no badge uses: the top bit marks a notification in the result of a receive.</summary>
    public const ulong BadgeMask = ulong.MaxValue >> 1;

    public ulong Bits;

    /// <summary>The thread in a wait system call.</summary>
    public Thread* Waiter;

    /// <summary>The thread whose receives and vCPU runs deliver this notification.</summary>
    public Thread* BoundThread;

    /// <summary>Takes and clears the bits.</summary>
    public ulong Take()
    {
        ulong bits = Bits;
        Bits = 0;
        return bits;
    }

    /// <summary>System call Signal.</summary>
    public static FaultKind Signal(Thread* caller, Capability* capability)
    {
        Deliver((Notification*)capability->Object, capability->Badge);
        caller->Context.Frame.Rax = 0;
        return FaultKind.None;
    }

    /// <summary>System call Wait.</summary>
    public static FaultKind Wait(Thread* caller, Capability* capability)
    {
        var notification = (Notification*)capability->Object;
        ulong deadline = caller->Context.Frame.Rsi;
        if (notification->Bits != 0
            || (deadline != TimerEntry.Never && deadline <= Instructions.ReadTimestamp()))
        {
            caller->Context.Frame.Rax = notification->Take();
            return FaultKind.None;
        }

        if (notification->Waiter != null)
        {
            return FaultKind.InvalidOperation;
        }

        notification->Waiter = caller;
        caller->WaitsFor = notification;
        caller->State = ThreadState.Waiting;
        caller->Processor->Timers.Set(&caller->Deadline, deadline);
        return FaultKind.None;
    }

    /// <summary>System call Poll.</summary>
    public static FaultKind Poll(Thread* caller, Capability* capability)
    {
        caller->Context.Frame.Rax = ((Notification*)capability->Object)->Take();
        return FaultKind.None;
    }

    /// <summary>Sets bits and delivers them to a thread that waits for them: a waiter, a receiver, a monitor.</summary>
    public static void Deliver(Notification* notification, ulong badge)
    {
        notification->Bits |= badge & BadgeMask;
        if (notification->Bits == 0)
        {
            return;
        }

        if (notification->Waiter != null)
        {
            FinishWait(notification);
            return;
        }

        Thread* bound = notification->BoundThread;
        if (bound == null)
        {
            return;
        }

        if (bound->State == ThreadState.Receiving)
        {
            bound->Endpoint->Receiver = null;
            bound->Context.Frame.Rax = SystemCallResult.Notified | notification->Take();
            Thread.Wake(bound);
        }
        else if (bound->Vcpu != null)
        {
            // The monitor is ready or running, in its guest: it goes on with the result instead.
            GuestRun.Leave(bound, VcpuExitReason.Notified, notification->Take());
        }
    }

    /// <summary>Ends the wait of the waiter, who gets the bits: none when its deadline has passed.</summary>
    public static void FinishWait(Notification* notification)
    {
        Thread* waiter = notification->Waiter;
        notification->Waiter = null;
        waiter->WaitsFor = null;
        waiter->Context.Frame.Rax = notification->Take();
        waiter->Processor->Timers.Remove(&waiter->Deadline);
        Thread.Wake(waiter);
    }
}
