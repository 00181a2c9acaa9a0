// Running guests.
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Scheduling;
using CamkesNet.Kernel.Virtualization;
using Volatile = System.Threading.Volatile;

namespace CamkesNet.Kernel.SystemCalls;

/// <summary>The system calls on virtual processors.</summary>
internal static unsafe class VcpuCalls
{
    public static Thread* Run(Thread* caller)
    {
        Capability* capability = Find(caller, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.VcpuRun);
        }

        var vcpu = (Vcpu*)capability->Object;
        Notification* bound = caller->BoundNotification;
        if (bound != null && bound->Bits != 0)
        {
            caller->Context.Frame.Rax = (ulong)Hypervisor.Leave(vcpu, VcpuExitReason.Notified, bound->Take());
            return caller;
        }

        // Read once: the monitor's other thread may write it meanwhile.
        ulong deadline = Volatile.Read(ref vcpu->State->Deadline);
        if (deadline != TimerEntry.Never)
        {
            if (deadline <= Instructions.ReadTimestamp())
            {
                caller->Context.Frame.Rax = (ulong)Hypervisor.Leave(vcpu, VcpuExitReason.DeadlineReached, 0);
                return caller;
            }

            Scheduler.SetDeadline(&caller->Deadline, deadline);
        }

        caller->Vcpu = vcpu;
        return Scheduler.Next(caller);
    }

    public static Thread* ReadState(Thread* caller)
    {
        Capability* capability = Find(caller, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.VcpuReadState);
        }

        Hypervisor.ReadState((Vcpu*)capability->Object);
        caller->Context.Frame.Rax = 0;
        return caller;
    }

    private static Capability* Find(Thread* thread, out FaultKind fault) =>
        CapabilityLookup.Find(
            thread->Component,
            thread->Context.Frame.Rdi,
            CapabilityKind.Vcpu,
            CapabilityRights.Control,
            out fault);
}
