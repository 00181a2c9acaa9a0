// Start, stop, suspend and resume of a component. Start at boot and restart are the same path.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Scheduling;
using CamkesNet.Kernel.SystemCalls;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>The life of a component.</summary>
internal static unsafe class ComponentControl
{
    /// <summary>Resets a stopped component to its initial state and starts its boot threads.</summary>
    public static void Start(Component* component)
    {
        var index = (uint)(component - KernelObjects.Components);
        for (uint i = 0; i < KernelObjects.Tables->MemoryObjects.Count; i++)
        {
            MemoryObject* memory = KernelObjects.MemoryObjects + i;
            if (memory->Owner == index)
            {
                memory->Initialize();
            }
        }

        component->Status = ComponentStatus.Running;
        component->Fault = FaultKind.None;
        component->Generation++;
        for (ulong slot = 0; slot < component->CapabilityCount; slot++)
        {
            ResetObject(component->Capabilities + slot);
        }

        for (uint i = 0; i < component->ThreadCount; i++)
        {
            ResetThread(component->Threads + i, i);
        }
    }

    /// <summary>
    /// Stops every thread and releases the threads that wait for a reply of this component. The supervisor is notified
    /// of a fault, but not of a requested stop (<see cref="FaultKind.None"/>).
    /// </summary>
    public static void Stop(Component* component, FaultKind fault)
    {
        component->Status = ComponentStatus.Stopped;
        component->Fault = fault;
        for (uint i = 0; i < component->ThreadCount; i++)
        {
            StopThread(component->Threads + i);
        }

        for (ulong slot = 0; slot < component->CapabilityCount; slot++)
        {
            Silence(component->Capabilities + slot);
        }

        if (component->Supervisor != null && fault != FaultKind.None)
        {
            NotificationCalls.Signal(component->Supervisor, component->Record->SupervisorBadge);
        }
    }

    /// <summary>Suspends the threads of a running component; events that they wait for may still occur.</summary>
    public static void Suspend(Component* component)
    {
        if (component->Status != ComponentStatus.Running)
        {
            return;
        }

        component->Status = ComponentStatus.Suspended;
        for (uint i = 0; i < component->ThreadCount; i++)
        {
            Thread* thread = component->Threads + i;
            if (thread->IsQueued)
            {
                Scheduler.Ready.Remove(thread);
            }

            thread->Priority = Thread.SuspendedPriority;
        }
    }

    /// <summary>Lets the threads of a suspended component run again.</summary>
    public static void Resume(Component* component)
    {
        if (component->Status != ComponentStatus.Suspended)
        {
            return;
        }

        component->Status = ComponentStatus.Running;
        for (uint i = 0; i < component->ThreadCount; i++)
        {
            Thread* thread = component->Threads + i;
            thread->Priority = thread->Record->Priority;
            if (thread->State == ThreadState.Ready)
            {
                Scheduler.Ready.PushBack(thread);
            }
        }
    }

    private static void ResetThread(Thread* thread, uint index)
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
            LinkerSymbols.CleanFloatingPoint(),
            FxsaveArea.Bytes);
        thread->Priority = record->Priority;
        thread->State = ThreadState.Stopped;
        if (record->StartsAtBoot != 0)
        {
            Scheduler.Wake(thread);
        }
    }

    private static void StopThread(Thread* thread)
    {
        Scheduler.Unqueue(thread);
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
        thread->Vcpu = null;
        if (thread->Caller != null)
        {
            MessageCalls.FinishCall(thread->Caller, CallStatus.ServerDied);
        }
    }

    /// <summary>
    /// Deactivates the object of a capability while its component is stopped: callers fail, signals and timers are
    /// cleared.
    /// </summary>
    private static void Silence(Capability* capability)
    {
        switch (capability->Kind)
        {
            case CapabilityKind.Endpoint when (capability->Rights & CapabilityRights.Receive) != 0:
                MessageCalls.FailSenders((Endpoint*)capability->Object);
                break;
            case CapabilityKind.Notification when (capability->Rights & CapabilityRights.Receive) != 0:
                ((Notification*)capability->Object)->Bits = 0;
                break;
            case CapabilityKind.Timer:
                Scheduler.SetDeadline(&((TimerObject*)capability->Object)->Entry, TimerEntry.Never);
                break;
            case CapabilityKind.Interrupt:
                SetMask((InterruptObject*)capability->Object, masked: true);
                break;
        }
    }

    private static void ResetObject(Capability* capability)
    {
        switch (capability->Kind)
        {
            case CapabilityKind.Notification when (capability->Rights & CapabilityRights.Receive) != 0:
                ((Notification*)capability->Object)->Bits = 0;
                break;
            case CapabilityKind.Interrupt:
                SetMask((InterruptObject*)capability->Object, masked: false);
                break;
            case CapabilityKind.Vcpu:
                Hypervisor.Reset((Vcpu*)capability->Object);
                break;
        }
    }

    private static void SetMask(InterruptObject* interrupt, bool masked)
    {
        if (interrupt->IsRouted)
        {
            IoApic.SetMask(interrupt->GlobalInterrupt, masked);
        }
    }
}
