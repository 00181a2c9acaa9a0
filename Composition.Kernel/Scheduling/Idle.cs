// What happens when no thread is ready.
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Platform;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Scheduling;

/// <summary>Ends the run of a machine that has nothing left to do.</summary>
// Sound: loops end at the counts of the tables.
internal static unsafe class Idle
{
    /// <summary>
    /// Powers off when no deadline and no interrupt can make a thread ready, or only the background is left. Before,
    /// each wait without an end is reported; then the reporter is ready when this returns.
    /// </summary>
    public static void PowerOffIfNothingIsLeft(ProcessorBlock* processor)
    {
        bool canHappen = processor->Timers.Earliest != TimerEntry.Never;
        for (uint i = 0; i < KernelObjects.InterruptCount; i++)
        {
            Thread* listener = KernelObjects.Interrupts[i].Listener;
            canHappen |= listener != null;
            if (listener != null && !listener->Component->IsBackground)
            {
                return;
            }
        }

        if (canHappen)
        {
            if (IsForegroundLeft() || !IsEpilogueOver(processor))
            {
                return;
            }
        }
        else if (ReportEndlessWaits(processor))
        {
            return;
        }

        WriteSummary(out uint stopped);
        PowerOff.Machine(
            KernelObjects.Tables->Vcpus.Count != 0 && Hypervisor.Kind == VirtualizationKind.None
                ? MachineStatus.NoVirtualization
                : stopped != 0 ? MachineStatus.Stopped
                : processor->HasEndlessWait ? MachineStatus.EndlessWait
                : MachineStatus.Success);
    }

    /// <summary>Whether a thread is left that works for more than others, and is not finished.</summary>
    private static bool IsForegroundLeft()
    {
        for (uint i = 0; i < KernelObjects.Tables->Threads.Count; i++)
        {
            Thread* thread = KernelObjects.Threads + i;
            if (!thread->Component->IsBackground && !thread->IsFinished)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the background a second for what it has to bring to its end: a driver writes its last text.</summary>
    private static bool IsEpilogueOver(ProcessorBlock* processor)
    {
        if (processor->Epilogue.Deadline == 0)
        {
            processor->Timers.Set(
                &processor->Epilogue, Instructions.ReadTimestamp() + TimestampClock.Frequency);
        }

        return !processor->Epilogue.IsQueued;
    }

    /// <summary>False: there is none, or all are reported.</summary>
    private static bool ReportEndlessWaits(ProcessorBlock* processor)
    {
        while (processor->ExaminedThreads < KernelObjects.Tables->Threads.Count)
        {
            Thread* thread = KernelObjects.Threads + processor->ExaminedThreads++;
            if (FaultHandler.WaitsForEver(thread))
            {
                processor->HasEndlessWait = true;
                if (processor->Ready.Highest >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void WriteSummary(out uint stopped)
    {
        uint waiting = 0;
        stopped = 0;
        for (uint i = 0; i < KernelObjects.ComponentCount; i++)
        {
            Component* component = KernelObjects.Components + i;
            stopped += component->HasFailed ? 1U : 0;
            waiting += !component->HasFailed && component != KernelObjects.Reporter ? 1U : 0;
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
