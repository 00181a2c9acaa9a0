// Decides which thread runs next, and runs guests on behalf of the threads that asked for it.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Platform;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.SystemCalls;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Scheduling;

/// <summary>
/// Fixed priorities; round robin among equals. The running thread is in no queue. The kernel runs with interrupts
/// disabled on one stack and never blocks: every entry ends in <see cref="Next"/> or in a direct switch.
/// </summary>
internal static unsafe class Scheduler
{
    private const ulong SlicesPerSecond = 200;

    /// <summary>The threads that could run.</summary>
    public static ReadyQueues Ready;

    private static TimerQueue timers;

    /// <summary>The time at which the running thread must yield to one of equal priority; 0 if none waits.</summary>
    private static ulong sliceEnd;

    /// <summary>The thread in whose guest the processor was when an interrupt arrived.</summary>
    private static Thread* interruptedGuest;

    /// <summary>Makes a thread ready to run.</summary>
    public static void Wake(Thread* thread)
    {
        thread->State = ThreadState.Ready;
        if (thread->Priority != Thread.SuspendedPriority)
        {
            Ready.PushBack(thread);
        }
    }

    /// <summary>Sets or, with <see cref="TimerEntry.Never"/>, clears a deadline.</summary>
    public static void SetDeadline(TimerEntry* entry, ulong deadline) => timers.Set(entry, deadline);

    /// <summary>Takes the thread out of whatever queue it runs from.</summary>
    public static void Unqueue(Thread* thread)
    {
        if (thread->IsQueued)
        {
            Ready.Remove(thread);
        }

        timers.Remove(&thread->Deadline);
    }

    /// <summary>Queues the running thread after those of equal priority.</summary>
    public static Thread* Yield(Thread* running)
    {
        if (IsRunnable(running))
        {
            Ready.PushBack(running);
        }

        return Next(null);
    }

    /// <summary>
    /// The thread in whose guest the processor was, for the interrupt that ended it; null when it idled.
    /// </summary>
    public static Thread* TakeInterruptedGuest()
    {
        Thread* thread = interruptedGuest;
        interruptedGuest = null;
        return thread;
    }

    /// <summary>What the timer interrupt means for the running thread; null when the processor idled.</summary>
    public static Thread* TimerFired(Thread* running)
    {
        ulong now = Instructions.ReadTimestamp();
        LocalApicTimer.Fired();
        for (TimerEntry* entry = timers.TakeExpired(now); entry != null; entry = timers.TakeExpired(now))
        {
            if (entry->OwnerKind == TimerOwner.Timer)
            {
                var timer = (TimerObject*)entry->Owner;
                NotificationCalls.Signal(timer->Notification, timer->Badge);
            }
            else
            {
                DeadlineReached((Thread*)entry->Owner);
            }
        }

        if (sliceEnd == 0 || now < sliceEnd || running == null)
        {
            return Next(running);
        }

        sliceEnd = 0;
        return Yield(running);
    }

    /// <summary>
    /// Chooses the thread that the exit stub resumes; null to idle. <paramref name="running"/> is the thread that
    /// entered the kernel, or null when there is none or it is queued already.
    /// </summary>
    public static Thread* Next(Thread* running)
    {
        while (true)
        {
            Thread* next = Choose(running);
            if (next == null)
            {
                sliceEnd = 0;
                PowerOff.IfNothingCanHappen(timers.Earliest);
                LocalApicTimer.Arm(timers.Earliest);
                return null;
            }

            if (next != running)
            {
                sliceEnd = 0;
            }

            ArmTimer(next);
            if (next->Vcpu == null)
            {
                return next;
            }

            if (RunGuest(next))
            {
                // Nothing happened meanwhile that could change the choice; the timer is armed already.
                return next;
            }

            running = next;
        }
    }

    private static Thread* Choose(Thread* running)
    {
        if (!IsRunnable(running))
        {
            return Ready.Pop();
        }

        if (running->Priority >= Ready.Highest)
        {
            return running;
        }

        Preempt(running);
        return Ready.Pop();
    }

    /// <summary>
    /// Queues the running thread with the rest of its slice. With a whole one, a thread that is preempted often enough
    /// would keep the processor from its equals for ever.
    /// </summary>
    private static void Preempt(Thread* running)
    {
        ulong left = sliceEnd == 0 ? 0 : sliceEnd - Math.Min(sliceEnd, Instructions.ReadTimestamp());
        running->SliceLeft = left;
        if (sliceEnd != 0 && left == 0)
        {
            Ready.PushBack(running);
        }
        else
        {
            Ready.PushFront(running);
        }
    }

    private static bool IsRunnable(Thread* thread) =>
        thread != null && thread->State == ThreadState.Ready && thread->Priority != Thread.SuspendedPriority;

    private static void ArmTimer(Thread* next)
    {
        if (Ready.Highest != next->Priority)
        {
            sliceEnd = 0;
        }
        else if (sliceEnd == 0)
        {
            ulong slice = next->SliceLeft != 0 ? next->SliceLeft : TimestampClock.Frequency / SlicesPerSecond;
            sliceEnd = Instructions.ReadTimestamp() + slice;
        }

        next->SliceLeft = 0;

        ulong deadline = timers.Earliest;
        LocalApicTimer.Arm(sliceEnd != 0 && sliceEnd < deadline ? sliceEnd : deadline);
    }

    /// <summary>Enters the guest. True: the thread has its result. False: no interrupt was pending after all.</summary>
    private static bool RunGuest(Thread* thread)
    {
        ulong deadline = thread->Deadline.IsQueued ? thread->Deadline.Deadline : TimerEntry.Never;
        VcpuExitReason reason = Hypervisor.Run(thread->Vcpu, deadline);
        if (reason == VcpuExitReason.None)
        {
            interruptedGuest = thread;
            Instructions.InterruptWindow();

            // No interrupt was pending: the guest continues.
            interruptedGuest = null;
            return false;
        }

        if (reason == VcpuExitReason.InvalidState)
        {
            GuestReport.StateRefused(KernelObjects.Name(thread->Component->Record->Name), thread->Vcpu);
        }

        FinishGuest(thread, reason);
        return true;
    }

    private static void DeadlineReached(Thread* thread)
    {
        if (thread->Vcpu != null)
        {
            LeaveGuest(thread, VcpuExitReason.DeadlineReached, 0);
        }
        else if (thread->State == ThreadState.Waiting)
        {
            thread->WaitsFor->Waiter = null;
            thread->WaitsFor = null;
            thread->Context.Frame.Rax = 0;
            Wake(thread);
        }
    }

    /// <summary>Ends a guest run for a reason of the kernel's own.</summary>
    public static void LeaveGuest(Thread* thread, VcpuExitReason reason, ulong badge) =>
        FinishGuest(thread, Hypervisor.Leave(thread->Vcpu, reason, badge));

    private static void FinishGuest(Thread* thread, VcpuExitReason reason)
    {
        thread->Vcpu = null;
        thread->Context.Frame.Rax = (ulong)reason;
        timers.Remove(&thread->Deadline);
    }
}
