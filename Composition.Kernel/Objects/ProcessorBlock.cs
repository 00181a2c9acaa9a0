// Everything that belongs to one processor. There is one processor so far; what several share is in no block.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>
/// The block of a processor, at GS base while the kernel runs. A thread has the address of its processor's block:
/// kernel code gets it from there, or from <see cref="Current"/> where no thread is at hand.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ProcessorBlock
{
    /// <summary>What the entry and exit stubs use: current thread, stacks, task state segment. Must be first.</summary>
    public ProcessorData Data;

    /// <summary>The threads that could run.</summary>
    public ReadyQueues Ready;

    /// <summary>The deadlines of its threads and of the timers that they set.</summary>
    public TimerQueue Timers;

    /// <summary>The time slice in which the running thread is.</summary>
    public TimeSlice Slice;

    /// <summary>What the local APIC's timer is armed for.</summary>
    public ulong ArmedDeadline;

    /// <summary>The thread in whose guest the processor was when an interrupt arrived.</summary>
    public Thread* InterruptedGuest;

    /// <summary>When nothing can happen any more: how many threads were looked at for a wait without an end.</summary>
    public uint ExaminedThreads;

    /// <summary>One of them had such a wait.</summary>
    public bool HasEndlessWait;

    /// <summary>When the log goes on writing to its serial ports.</summary>
    public TimerEntry LogDrain;

    /// <summary>How long the background may work on when nothing else is left; the deadline is 0 before.</summary>
    public TimerEntry Epilogue;

    /// <summary>What it keeps for guests.</summary>
    public HostProcessor Host;

    /// <summary>The block of the processor that runs this.</summary>
    // Sound: the stubs reserve ProcessorData.BlockSize bytes, of which ProcessorData is the beginning.
    public static ProcessorBlock* Current => (ProcessorBlock*)Instructions.CurrentProcessor();

    /// <summary>The block is zeroed memory: what does not begin with zero.</summary>
    public void Construct()
    {
        ArmedDeadline = TimerEntry.Never;
        LogDrain.OwnerKind = TimerOwner.Log;
        Epilogue.OwnerKind = TimerOwner.Processor;
    }
}
