// A thread: registers, scheduling state, and its links to the objects that it waits for.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>A thread. The size keeps the floating point image of every element of the table aligned.</summary>
// Sound: the objects that a thread refers to are never freed, and a link is followed in those states only for which
// ThreadState says that it is set.
[StructLayout(LayoutKind.Sequential, Size = 1024)]
internal unsafe struct Thread
{
    /// <summary>The priority of a thread that may not run because its component is suspended.</summary>
    public const int SuspendedPriority = -1;

    /// <summary>What the entry and exit stubs use; must be first.</summary>
    public SavedContext Context;

    public Component* Component;

    /// <summary>The processor that it runs on.</summary>
    public ProcessorBlock* Processor;

    /// <summary>The thread whose call this thread has received and not yet answered.</summary>
    public Thread* Caller;

    /// <summary>The thread that received this thread's call.</summary>
    public Thread* Server;

    /// <summary>Where it sends or receives.</summary>
    public Endpoint* Endpoint;

    /// <summary>Delivered by receive and by a vCPU run.</summary>
    public Notification* BoundNotification;

    /// <summary>What it waits for.</summary>
    public Notification* WaitsFor;

    /// <summary>The vCPU whose guest this thread is in.</summary>
    public Vcpu* Vcpu;

    /// <summary>Links in the ready queue of its priority, or in the senders' queue of an endpoint.</summary>
    public Thread* Next;
    public Thread* Previous;

    /// <summary>The end of a wait or of a guest run.</summary>
    public TimerEntry Deadline;

    /// <summary>The badge of the capability by which it is sending.</summary>
    public ulong SenderBadge;

    /// <summary>Its IPC buffer, through the direct map.</summary>
    public ulong* IpcBuffer;

    public ThreadRecord* Record;

    /// <summary>
    /// The rest of its time slice in time-stamp ticks, when it was preempted or makes a call; 0 for a full slice at its
    /// next turn.
    /// </summary>
    public ulong SliceLeft;

    /// <summary>The priority that counts now; <see cref="SuspendedPriority"/> while suspended.</summary>
    public int Priority;

    /// <summary>
    /// What its server compares when it replies: one more than the priority while the thread's time slice is measured,
    /// so that it goes on before its equals.
    /// </summary>
    public int ReplyPriority;
    public ThreadState State;

    /// <summary>It is in a ready queue.</summary>
    public bool IsQueued;

    /// <summary>It could run if it had the processor.</summary>
    public readonly bool IsRunnable
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => State == ThreadState.Ready && Priority != SuspendedPriority;
    }

    /// <summary>It is stopped, or waits for nothing in particular and without a deadline.</summary>
    public readonly bool IsFinished => State == ThreadState.Stopped
        || (State == ThreadState.Waiting && Context.Frame.Rdx == 0 && !Deadline.IsQueued);

    /// <summary>Creates the thread, stopped, from its record; components exist already.</summary>
    public static void Construct(Thread* thread, ThreadRecord* record, ProcessorBlock* processor)
    {
        thread->Record = record;
        thread->Processor = processor;
        thread->Component = KernelObjects.Components + record->Component;
        thread->Context.PageTable = thread->Component->PageTable;
        thread->Context.ThreadBlock = record->ThreadBlock;
        thread->IpcBuffer = (ulong*)PhysicalMemory.Pointer(
            KernelObjects.MemoryObjects[record->ThreadBlockObject].PhysicalAddress
            + UserAddressSpace.IpcBufferOffset);
        thread->BoundNotification = KernelObjects.NotificationOrNull(record->BoundNotification);
        if (thread->BoundNotification != null)
        {
            thread->BoundNotification->BoundThread = thread;
        }

        thread->Deadline.Owner = thread;
        thread->Deadline.OwnerKind = TimerOwner.Thread;
    }

    /// <summary>System call ThreadStart.</summary>
    public static FaultKind Start(Thread* caller, Capability* capability)
    {
        var thread = (Thread*)capability->Object;
        if (thread->State != ThreadState.Stopped || thread->Component->Status == ComponentStatus.Stopped)
        {
            return FaultKind.InvalidOperation;
        }

        Wake(thread);
        caller->Context.Frame.Rax = 0;
        return FaultKind.None;
    }

    /// <summary>System call Yield: puts the running thread behind its equals.</summary>
    public static FaultKind Yield(Thread* caller, Capability* capability)
    {
        caller->Processor->Slice.Forget();
        caller->Processor->Ready.PushBack(caller);
        return FaultKind.None;
    }

    /// <summary>Keeps the running thread from running until a time.</summary>
    public static void Sleep(Thread* thread, ulong deadline)
    {
        thread->State = ThreadState.Sleeping;
        thread->Processor->Timers.Set(&thread->Deadline, deadline);
    }

    /// <summary>Makes a thread ready to run, behind its equals or before them.</summary>
    public static void Wake(Thread* thread, bool isFirst = false)
    {
        thread->State = ThreadState.Ready;
        if (thread->Priority == SuspendedPriority)
        {
            return;
        }

        if (isFirst)
        {
            thread->Processor->Ready.PushFront(thread);
        }
        else
        {
            thread->Processor->Ready.PushBack(thread);
        }
    }

    /// <summary>Gives the thread, which is not queued, another priority.</summary>
    public static void SetPriority(Thread* thread, int priority)
    {
        thread->Priority = priority;
        thread->ReplyPriority = priority;
    }

    /// <summary>Takes the thread out of its ready queue.</summary>
    public static void Unqueue(Thread* thread)
    {
        if (thread->IsQueued)
        {
            thread->Processor->Ready.Remove(thread);
        }
    }

    /// <summary>Gives a caller its result and lets it run.</summary>
    public static void FinishCall(Thread* caller, CallStatus status)
    {
        if (caller->Server != null)
        {
            caller->Server->Caller = null;
            caller->Server = null;
        }

        caller->Context.Frame.Rax = (ulong)status;

        // With the rest of its slice it goes on before its equals: a call is not the end of a turn.
        Wake(caller, isFirst: caller->SliceLeft != 0 || caller->Processor->Slice.Covers(caller));
    }

    /// <summary>The deadline of its wait or guest run has come.</summary>
    public static void DeadlineReached(Thread* thread)
    {
        if (thread->Vcpu != null)
        {
            GuestRun.Leave(thread, VcpuExitReason.DeadlineReached, 0);
        }
        else if (thread->State == ThreadState.Waiting)
        {
            Notification.FinishWait(thread->WaitsFor);
        }
        else if (thread->State == ThreadState.Sleeping)
        {
            Wake(thread);
        }
    }

    /// <summary>Puts a stopped thread into its initial state; it runs when it is one that starts at boot.</summary>
    public static void Reset(Thread* thread, uint index)
    {
        ThreadRecord* record = thread->Record;
        thread->Context.Frame = default;
        thread->Context.Frame.Rdi = index;
        thread->Context.Frame.Rsi = record->ThreadBlock;
        thread->Context.Frame.Rip = record->Entry;
        thread->Context.Frame.Rsp = record->StackTop;
        thread->Context.Frame.Rflags = Rflags.Fixed | Rflags.Interrupt;
        thread->Context.Frame.Cs = SegmentSelector.UserCode;
        thread->Context.Frame.Ss = SegmentSelector.UserData;
        thread->Context.ResumeKind = ResumeKind.Interrupt;
        Instructions.Copy(
            thread->Context.FloatingPoint,
            LinkerSymbols.Image()->CleanFloatingPoint,
            FxsaveArea.Bytes);
        SetPriority(
            thread, thread->Component == KernelObjects.Reporter ? ReadyQueues.ReporterPriority : record->Priority);
        thread->State = ThreadState.Stopped;
        if (record->StartsAtBoot != 0)
        {
            Wake(thread);
        }
    }

    /// <summary>Ends whatever the thread does, and fails the call that it was serving.</summary>
    public static void Stop(Thread* thread)
    {
        Unqueue(thread);
        thread->Processor->Timers.Remove(&thread->Deadline);
        switch (thread->State)
        {
            case ThreadState.Sending:
                thread->Endpoint->Remove(thread);
                break;
            case ThreadState.AwaitingReply:
                thread->Server->Caller = null;
                thread->Server = null;
                break;
            case ThreadState.Receiving:
                thread->Endpoint->Receiver = null;
                break;
            case ThreadState.Waiting:
                thread->WaitsFor->Waiter = null;
                thread->WaitsFor = null;
                break;
        }

        thread->State = ThreadState.Stopped;
        thread->SliceLeft = 0;
        thread->Vcpu = null;
        if (thread->Caller != null)
        {
            FinishCall(thread->Caller, CallStatus.ServerDied);
        }
    }
}
