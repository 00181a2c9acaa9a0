// What happens when no thread is ready.
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Platform;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Scheduling;

/// <summary>Ends the run of a machine on which nothing can happen any more.</summary>
// Sound: loops end at the counts of the tables.
internal static unsafe class Idle
{
    /// <summary>
    /// Powers off when no deadline and no interrupt can make a thread ready. Before, each wait without an end is
    /// reported; then the reporter is ready when this returns.
    /// </summary>
    public static void PowerOffIfNothingCanHappen(ProcessorBlock* processor)
    {
        if (processor->Timers.Earliest != TimerEntry.Never)
        {
            return;
        }

        for (uint i = 0; i < KernelObjects.InterruptCount; i++)
        {
            if (KernelObjects.Interrupts[i].IsHeard)
            {
                return;
            }
        }

        while (processor->ExaminedThreads < KernelObjects.Tables->Threads.Count)
        {
            Thread* thread = KernelObjects.Threads + processor->ExaminedThreads++;
            if (FaultHandler.WaitsForEver(thread))
            {
                processor->HasEndlessWait = true;
                if (processor->Ready.Highest >= 0)
                {
                    return;
                }
            }
        }

        WriteSummary(out uint stopped);
        PowerOff.Machine(
            KernelObjects.Tables->Vcpus.Count != 0 && Hypervisor.Kind == VirtualizationKind.None
                ? MachineStatus.NoVirtualization
                : stopped != 0 ? MachineStatus.Stopped
                : processor->HasEndlessWait ? MachineStatus.EndlessWait
                : MachineStatus.Success);
    }

    private static void WriteSummary(out uint stopped)
    {
        uint waiting = 0;
        stopped = 0;
        for (uint i = 0; i < KernelObjects.ComponentCount; i++)
        {
            Component* component = KernelObjects.Components + i;
            bool isStopped = component->Status == ComponentStatus.Stopped;
            stopped += isStopped ? 1U : 0;
            waiting += !isStopped && component != KernelObjects.Reporter ? 1U : 0;
        }

        KernelLog.BeginLine();
        KernelLog.Write("nothing left to do, powering off (components waiting: "u8);
        KernelLog.WriteDecimal(waiting);
        KernelLog.Write(", stopped: "u8);
        KernelLog.WriteDecimal(stopped);
        KernelLog.Write(")"u8);
        KernelLog.EndLine();
    }
}
