// Start, stop, suspend and resume of a component. Start at boot and restart are the same path.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Objects;

/// <summary>The life of a component.</summary>
// Sound: threads, slots and memory objects are counted by their tables, and none is ever freed.
internal static unsafe class ComponentLife
{
    /// <summary>Puts a stopped component into its initial state and lets its boot threads run.</summary>
    public static void Start(Component* component)
    {
        uint index = (uint)(component - KernelObjects.Components);
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
            component->Capabilities[slot].Reset();
        }

        for (uint i = 0; i < component->ThreadCount; i++)
        {
            Thread.Reset(component->Threads + i, i);
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
            Thread.Stop(component->Threads + i);
        }

        for (ulong slot = 0; slot < component->CapabilityCount; slot++)
        {
            component->Capabilities[slot].Silence();
        }

        if (component->Supervisor != null && fault != FaultKind.None)
        {
            Notification.Deliver(component->Supervisor, component->Record->SupervisorBadge);
        }
    }

    /// <summary>Keeps the threads of a running component from running; what they wait for may still happen.</summary>
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
            Thread.Unqueue(thread);
            Thread.SetPriority(thread, Thread.SuspendedPriority);
        }
    }

    /// <summary>Lets the threads of a suspended component run again. The caller is not among them.</summary>
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
            Thread.SetPriority(thread, thread->Record->Priority);
            if (thread->State == ThreadState.Ready)
            {
                Thread.Wake(thread);
            }
        }
    }
}
