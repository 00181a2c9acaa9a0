// The system calls on virtual processors. The object is Virtualization/Vcpu.cs.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using Volatile = System.Threading.Volatile;

namespace CamkesNet.Kernel.Objects;

/// <summary>A thread's stay in a guest. The scheduler enters the guest when it is the thread's turn.</summary>
// Sound: the slot held a vCPU, which is never freed; a thread has it from the beginning to the end of the run.
internal static unsafe class GuestRun
{
    /// <summary>System call VcpuRun.</summary>
    public static FaultKind Begin(Thread* caller, Capability* capability)
    {
        var vcpu = (Vcpu*)capability->Object;
        caller->Vcpu = vcpu;
        Notification* bound = caller->BoundNotification;
        if (bound != null && bound->Bits != 0)
        {
            Leave(caller, VcpuExitReason.Notified, bound->Take());
            return FaultKind.None;
        }

        // Read once: the monitor's other thread may write it meanwhile.
        ulong deadline = Volatile.Read(ref vcpu->State->Deadline);
        if (deadline == TimerEntry.Never)
        {
            return FaultKind.None;
        }

        if (deadline <= Instructions.ReadTimestamp())
        {
            Leave(caller, VcpuExitReason.DeadlineReached, 0);
        }
        else
        {
            caller->Processor->Timers.Set(&caller->Deadline, deadline);
        }

        return FaultKind.None;
    }

    /// <summary>System call VcpuReadState.</summary>
    public static FaultKind ReadState(Thread* caller, Capability* capability)
    {
        Hypervisor.ReadState((Vcpu*)capability->Object);
        caller->Context.Frame.Rax = 0;
        return FaultKind.None;
    }

    /// <summary>Ends a guest run for a reason of the kernel's own.</summary>
    public static void Leave(Thread* thread, VcpuExitReason reason, ulong badge) =>
        Finish(thread, Hypervisor.Leave(thread->Vcpu, reason, badge));

    /// <summary>The guest run is over: the thread goes on with its result.</summary>
    public static void Finish(Thread* thread, VcpuExitReason reason)
    {
        thread->Vcpu = null;
        thread->Context.Frame.Rax = (ulong)reason;
        thread->Processor->Timers.Remove(&thread->Deadline);
    }
}
