// Where the entry stubs bring interrupts and the exceptions of ring 3.
using System.Runtime;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Scheduling;
using CamkesNet.Kernel.SystemCalls;

namespace CamkesNet.Kernel.Interrupts;

/// <summary>Dispatches by vector; returns the thread that runs next.</summary>
internal static unsafe class InterruptHandler
{
    /// <param name="vector">Exception or interrupt.</param>
    /// <param name="interrupted">The thread in ring 3; null when the processor idled or was in a guest.</param>
    [RuntimeExport("KernelInterrupt")]
    private static Thread* Handle(ulong vector, Thread* interrupted)
    {
        if (vector < ExceptionVectors.FirstInterrupt)
        {
            return FaultHandler.Handle(interrupted, vector);
        }

        Thread* running = interrupted != null ? interrupted : Scheduler.TakeInterruptedGuest();
        if (vector == InterruptVector.Timer)
        {
            LocalApic.EndOfInterrupt();
            return Scheduler.TimerFired(running);
        }

        uint index = (uint)vector - InterruptVector.FirstDevice;
        if (vector >= InterruptVector.FirstDevice && index < KernelObjects.InterruptCount)
        {
            Deliver(KernelObjects.Interrupts + index);
        }

        // What remains are spurious interrupts, of the local APIC and of the masked legacy controllers: they are not
        // acknowledged.
        return Scheduler.Next(running);
    }

    private static void Deliver(InterruptObject* interrupt)
    {
        if (interrupt->IsLevelTriggered)
        {
            IoApic.SetMask(interrupt->GlobalInterrupt, masked: true);
        }

        LocalApic.EndOfInterrupt();
        NotificationCalls.Signal(interrupt->Notification, interrupt->Badge);
    }
}
