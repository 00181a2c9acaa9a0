// Where the entry stubs bring interrupts and the exceptions of ring 3.
using System.Runtime;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.Entry;

/// <summary>Dispatches by vector; returns the thread that runs next.</summary>
// Sound: the stub passes the thread that it has interrupted; there is one whenever the exception is of ring 3.
internal static unsafe class InterruptEntry
{
    /// <param name="vector">Exception or interrupt.</param>
    /// <param name="interrupted">The thread in ring 3; null when the processor idled or was in a guest.</param>
    [RuntimeExport("KernelInterrupt")]
    private static Thread* Enter(ulong vector, Thread* interrupted)
    {
        ProcessorBlock* processor = ProcessorBlock.Current;
        if (vector < ExceptionVectors.FirstInterrupt)
        {
            FaultHandler.Handle(interrupted, vector);
            return Scheduler.Next(processor, interrupted);
        }

        Thread* running = interrupted != null ? interrupted : Scheduler.TakeInterruptedGuest(processor);
        uint index = (uint)vector - InterruptVector.FirstDevice;
        if (vector == InterruptVector.Timer)
        {
            LocalApic.EndOfInterrupt();
            Scheduler.TimerFired(processor, running);
        }
        else if (vector >= InterruptVector.FirstDevice && index < KernelObjects.InterruptCount)
        {
            KernelObjects.Interrupts[index].Fire();
        }

        // What remains are spurious interrupts, of the local APIC and of the masked legacy controllers: they are not
        // acknowledged.
        return Scheduler.Next(processor, running);
    }
}
