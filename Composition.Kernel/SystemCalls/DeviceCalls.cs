// Interrupts, timers and I/O ports.
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.SystemCalls;

/// <summary>The system calls on device objects.</summary>
internal static unsafe class DeviceCalls
{
    public static Thread* AcknowledgeInterrupt(Thread* caller)
    {
        Capability* capability = Find(caller, CapabilityKind.Interrupt, CapabilityRights.Send, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.InterruptAcknowledge);
        }

        var interrupt = (InterruptObject*)capability->Object;
        if (interrupt->IsRouted && interrupt->IsLevelTriggered)
        {
            IoApic.SetMask(interrupt->GlobalInterrupt, masked: false);
        }

        caller->Context.Frame.Rax = 0;
        return caller;
    }

    public static Thread* SetTimer(Thread* caller)
    {
        Capability* capability = Find(caller, CapabilityKind.Timer, CapabilityRights.Send, out FaultKind fault);
        if (capability == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.TimerSet);
        }

        var timer = (TimerObject*)capability->Object;
        Scheduler.SetDeadline(&timer->Entry, caller->Context.Frame.Rsi);
        caller->Context.Frame.Rax = 0;
        return Scheduler.Next(caller);
    }

    public static Thread* PortIn(Thread* caller)
    {
        if (!FindPort(caller, CapabilityRights.Receive, out uint port, out uint width, out FaultKind fault))
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.PortIn);
        }

        caller->Context.Frame.Rax = width switch
        {
            1 => Instructions.PortIn8(port),
            2 => Instructions.PortIn16(port),
            _ => Instructions.PortIn32(port),
        };
        return caller;
    }

    public static Thread* PortOut(Thread* caller)
    {
        if (!FindPort(caller, CapabilityRights.Send, out uint port, out uint width, out FaultKind fault))
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.PortOut);
        }

        var value = (uint)caller->Context.Frame.R8;
        switch (width)
        {
            case 1:
                Instructions.PortOut8(port, value);
                break;
            case 2:
                Instructions.PortOut16(port, value);
                break;
            default:
                Instructions.PortOut32(port, value);
                break;
        }

        caller->Context.Frame.Rax = 0;
        return caller;
    }

    /// <summary>Whether every port of an access lies in the range.</summary>
    public static bool IsInRange(in IoPortsRecord range, ulong port, ulong width) =>
        width is 1 or 2 or 4 && port >= range.First && port <= range.Last && range.Last - port >= width - 1;

    private static bool FindPort(
        Thread* caller, CapabilityRights rights, out uint port, out uint width, out FaultKind fault)
    {
        port = (uint)caller->Context.Frame.Rsi;
        width = (uint)caller->Context.Frame.Rdx;
        Capability* capability = Find(caller, CapabilityKind.IoPorts, rights, out fault);
        if (capability == null)
        {
            return false;
        }

        fault = FaultKind.InvalidArgument;
        return IsInRange(
            in *(IoPortsRecord*)capability->Object, caller->Context.Frame.Rsi, caller->Context.Frame.Rdx);
    }

    private static Capability* Find(
        Thread* thread, CapabilityKind kind, CapabilityRights rights, out FaultKind fault) =>
        CapabilityLookup.Find(thread->Component, thread->Context.Frame.Rdi, kind, rights, out fault);
}
