// Signal, wait and poll.
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.SystemCalls;

/// <summary>The system calls on notifications, and the delivery that interrupts and timers use as well.</summary>
internal static unsafe class NotificationCalls
{
    public static Thread* Signal(Thread* caller)
    {
        Capability* capability = Find(caller, CapabilityRights.Send, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.Signal);
        }

        Signal((Notification*)capability->Object, capability->Badge);
        caller->Context.Frame.Rax = 0;
        return Scheduler.Next(caller);
    }

    public static Thread* Wait(Thread* caller)
    {
        Capability* capability = Find(caller, CapabilityRights.Receive, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.Wait);
        }

        var notification = (Notification*)capability->Object;
        ulong deadline = caller->Context.Frame.Rsi;
        if (notification->Bits != 0 ||
            (deadline != TimerEntry.Never && deadline <= Instructions.ReadTimestamp()))
        {
            caller->Context.Frame.Rax = notification->Take();
            return caller;
        }

        if (notification->Waiter != null)
        {
            return FaultHandler.Misuse(caller, FaultKind.InvalidOperation, (ulong)SystemCallOperation.Wait);
        }

        notification->Waiter = caller;
        caller->WaitsFor = notification;
        caller->State = ThreadState.Waiting;
        Scheduler.SetDeadline(&caller->Deadline, deadline);
        return Scheduler.Next(caller);
    }

    public static Thread* Poll(Thread* caller)
    {
        Capability* capability = Find(caller, CapabilityRights.Receive, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.Poll);
        }

        caller->Context.Frame.Rax = ((Notification*)capability->Object)->Take();
        return caller;
    }

    /// <summary>
    /// Sets bits and delivers them to a thread that waits for them: a waiter, a receiver, a guest's monitor.
    /// </summary>
    public static void Signal(Notification* notification, ulong badge)
    {
        notification->Bits |= badge & Notification.BadgeMask;
        if (notification->Bits == 0)
        {
            return;
        }

        Thread* waiter = notification->Waiter;
        if (waiter != null)
        {
            notification->Waiter = null;
            waiter->WaitsFor = null;
            waiter->Context.Frame.Rax = notification->Take();
            Scheduler.SetDeadline(&waiter->Deadline, TimerEntry.Never);
            Scheduler.Wake(waiter);
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
            Scheduler.Wake(bound);
        }
        else if (bound->Vcpu != null)
        {
            // The monitor is ready or running, in its guest: it continues with the result instead.
            Scheduler.LeaveGuest(bound, VcpuExitReason.Notified, notification->Take());
        }
    }

    private static Capability* Find(Thread* thread, CapabilityRights rights, out FaultKind fault) =>
        CapabilityLookup.Find(
            thread->Component, thread->Context.Frame.Rdi, CapabilityKind.Notification, rights, out fault);
}
