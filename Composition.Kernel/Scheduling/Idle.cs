// What happens when no thread is ready.
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Platform;

namespace CamkesNet.Kernel.Scheduling;

/// <summary>Ends the run of a machine on which nothing can happen any more.</summary>
internal static unsafe class Idle
{
    /// <summary>Powers off when no deadline and no interrupt can make a thread ready.</summary>
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

        WriteSummary();
        PowerOff.Machine();
    }

    private static void WriteSummary()
    {
        uint waiting = 0;
        uint stopped = 0;
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
