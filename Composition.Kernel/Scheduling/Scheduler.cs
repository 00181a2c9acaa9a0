// Decides which thread runs next, and runs guests on behalf of the threads that asked for it.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Scheduling;

/// <summary>
/// Fixed priorities; round robin among equals. The running thread is in no queue. The kernel runs with interrupts
/// disabled on one stack and never blocks: every entry ends in <see cref="Next"/> or in a direct switch.
/// </summary>
// Sound: threads are never freed, the kind of an entry's owner says what the owner is, and a slice that has not ended
// has one.
internal static unsafe class Scheduler
{
    private const ulong SlicesPerSecond = 200;

    /// <summary>
    /// The thread in whose guest the processor was, for the interrupt that ended it; null when it idled.
    /// </summary>
    public static Thread* TakeInterruptedGuest(ProcessorBlock* processor)
    {
        Thread* thread = processor->InterruptedGuest;
        processor->InterruptedGuest = null;
        return thread;
    }

    /// <summary>What the timer interrupt means for the running thread; null when the processor idled.</summary>
    public static void TimerFired(ProcessorBlock* processor, Thread* running)
    {
        ulong now = Instructions.ReadTimestamp();
        processor->ArmedDeadline = TimerEntry.Never;
        TimerEntry* entry;
        while ((entry = processor->Timers.TakeExpired(now)) != null)
        {
            if (entry->OwnerKind == TimerOwner.Timer)
            {
                ((TimerObject*)entry->Owner)->Expire();
            }
            else if (entry->OwnerKind == TimerOwner.Thread)
            {
                Thread.DeadlineReached((Thread*)entry->Owner);
            }
            else if (entry->OwnerKind == TimerOwner.Log)
            {
                DebugLog.Drain(processor);
            }
        }

        if (processor->Slice.End != 0 && now >= processor->Slice.End && running != null)
        {
            processor->Slice.Stop(now);
            if (running->IsRunnable)
            {
                processor->Ready.PushBack(running);
            }
        }
    }

    /// <summary>
    /// Chooses the thread that the exit stub resumes; null to idle. <paramref name="running"/> is the thread that
    /// entered the kernel, or null when there is none.
    /// </summary>
    public static Thread* Next(ProcessorBlock* processor, Thread* running)
    {
        while (true)
        {
            ThreadChecks.StatesHold();
            Thread* next = Choose(processor, running);
            if (next == null)
            {
                processor->Slice.Forget();
                Idle.PowerOffIfNothingIsLeft(processor);
                if (processor->Ready.Highest >= 0)
                {
                    running = null;
                    continue;
                }

                LocalApicTimer.Arm(ref processor->ArmedDeadline, processor->Timers.Earliest);
                return null;
            }

            ArmTimer(processor, next);
            if (next->Vcpu == null)
            {
                return next;
            }

            if (RunGuest(processor, next))
            {
                // Nothing happened meanwhile that could change the choice; the timer is armed already.
                return next;
            }

            running = next;
        }
    }

    /// <summary>
    /// The thread that is to run: the running one, unless it cannot go on, has queued, or is preempted by a higher
    /// priority. Touches no hardware while no slice is measured.
    /// </summary>
    public static Thread* Choose(ProcessorBlock* processor, Thread* running)
    {
        if (running == null || !running->IsRunnable || running->IsQueued)
        {
            return processor->Ready.Pop();
        }

        if (running->Priority >= processor->Ready.Highest)
        {
            return running;
        }

        Preempt(processor, running);
        return processor->Ready.Pop();
    }

    /// <summary>
    /// Queues the running thread; its slice's owner keeps the rest. With a whole one, a thread that is preempted often
    /// enough would keep the processor from its equals for ever.
    /// </summary>
    private static void Preempt(ProcessorBlock* processor, Thread* running)
    {
        if (processor->Slice.End != 0 && processor->Slice.Stop(Instructions.ReadTimestamp()) == 0)
        {
            processor->Ready.PushBack(running);
        }
        else
        {
            processor->Ready.PushFront(running);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ArmTimer(ProcessorBlock* processor, Thread* next)
    {
        if (processor->Slice.End != 0)
        {
            EndSliceUnlessCovered(processor, next);
        }

        if (processor->Slice.End == 0 && processor->Ready.Highest == next->Priority)
        {
            Thread* owner = TimeSlice.PayerFor(next);
            ulong slice = owner->SliceLeft != 0 ? owner->SliceLeft : TimestampClock.Frequency / SlicesPerSecond;
            processor->Slice.Begin(owner, Instructions.ReadTimestamp() + slice);
            owner->SliceLeft = 0;
        }

        next->SliceLeft = 0;

        ulong deadline = processor->Timers.Earliest;
        ulong end = processor->Slice.End;
        LocalApicTimer.Arm(ref processor->ArmedDeadline, end != 0 && end < deadline ? end : deadline);
    }

    /// <summary>A slice goes on while an equal of its owner waits, and it covers the thread that runs next.</summary>
    private static void EndSliceUnlessCovered(ProcessorBlock* processor, Thread* next)
    {
        Thread* owner = processor->Slice.Owner;
        if (owner->Priority == Thread.SuspendedPriority || processor->Ready.Highest < owner->Priority)
        {
            processor->Slice.Forget();
        }
        else if (!processor->Slice.Covers(next))
        {
            processor->Slice.Stop(Instructions.ReadTimestamp());
        }
    }

    /// <summary>Enters the guest. True: the thread has its result and goes on. False: it is to be chosen again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool RunGuest(ProcessorBlock* processor, Thread* thread)
    {
        ulong deadline = thread->Deadline.IsQueued ? thread->Deadline.Deadline : TimerEntry.Never;
        VcpuExitReason reason = Hypervisor.Run(thread->Vcpu, deadline);
        if (reason == VcpuExitReason.None)
        {
            processor->InterruptedGuest = thread;
            Instructions.InterruptWindow();

            // No interrupt was pending: the guest continues.
            processor->InterruptedGuest = null;
            return false;
        }

        if (reason == VcpuExitReason.InvalidState)
        {
            FaultHandler.GuestStateRefused(thread);
        }

        GuestRun.Finish(thread, reason);
        return reason != VcpuExitReason.InvalidState;
    }
}
