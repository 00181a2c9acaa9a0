// Starting threads, and acting on other components.
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.SystemCalls;

/// <summary>The system calls on threads and components.</summary>
internal static unsafe class ComponentCalls
{
    public static Thread* StartThread(Thread* caller)
    {
        Capability* capability = CapabilityLookup.Find(
            caller->Component,
            caller->Context.Frame.Rdi,
            CapabilityKind.Thread,
            CapabilityRights.Control,
            out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.ThreadStart);
        }

        var thread = (Thread*)capability->Object;
        if (thread->State != ThreadState.Stopped || thread->Component->Status == ComponentStatus.Stopped)
        {
            return FaultHandler.Misuse(caller, FaultKind.InvalidOperation, (ulong)SystemCallOperation.ThreadStart);
        }

        Scheduler.Wake(thread);
        caller->Context.Frame.Rax = 0;
        return Scheduler.Next(caller);
    }

    public static Thread* Control(Thread* caller)
    {
        Capability* capability = CapabilityLookup.Find(
            caller->Component,
            caller->Context.Frame.Rdi,
            CapabilityKind.Control,
            CapabilityRights.Control,
            out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.Control);
        }

        var component = (Component*)capability->Object;
        caller->Context.Frame.Rax = 0;
        switch ((ControlRequest)caller->Context.Frame.Rsi)
        {
            case ControlRequest.Status:
                caller->Context.Frame.Rax = (ulong)component->Status;
                return caller;
            case ControlRequest.Suspend:
                ComponentControl.Suspend(component);
                return Scheduler.Next(caller);
            case ControlRequest.Resume:
                // The caller runs, so it is not among those that are queued now.
                ComponentControl.Resume(component);
                return Scheduler.Next(caller);
            case ControlRequest.Restart:
                ComponentControl.Stop(component, FaultKind.None);
                ComponentControl.Start(component);
                return Scheduler.Next(component == caller->Component ? null : caller);
            default:
                return FaultHandler.Misuse(caller, FaultKind.InvalidArgument, (ulong)SystemCallOperation.Control);
        }
    }
}
