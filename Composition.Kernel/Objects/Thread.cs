// A thread: registers, scheduling state, and its links to the objects that it waits for.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Scheduling;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>A thread. The size keeps the floating point image of every element of the table aligned.</summary>
[StructLayout(LayoutKind.Sequential, Size = 1024)]
internal unsafe struct Thread
{
    /// <summary>The priority of a thread that may not run because its component is suspended.</summary>
    public const int SuspendedPriority = -1;

    /// <summary>What the entry and exit stubs use; must be first.</summary>
    public SavedContext Context;

    public Component* Component;

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
    /// The rest of its time slice in time-stamp ticks when it was preempted; 0 for a full slice at its next turn.
    /// </summary>
    public ulong SliceLeft;

    /// <summary>The priority that counts now; <see cref="SuspendedPriority"/> while suspended.</summary>
    public int Priority;
    public ThreadState State;

    /// <summary>It is in a ready queue.</summary>
    public bool IsQueued;
}
