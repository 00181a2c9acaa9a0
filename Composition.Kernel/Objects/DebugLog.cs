// The debug log and kernel facts. There is one log, so its capability needs no object.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>The system calls on the log.</summary>
// Sound: the text's length is compared with the buffer's; the slot was checked, and its capability has no object.
internal static unsafe class DebugLog
{
    /// <summary>Bytes of text in one system call at most.</summary>
    public const int MaximumText = 512;

    /// <summary>A serial port at 115,200 baud sends the 16 bytes of its FIFO in 1.39 ms.</summary>
    private const ulong DrainsPerSecond = 700;

    /// <summary>System call LogWrite.</summary>
    public static FaultKind Write(Thread* caller, Capability* capability)
    {
        RegisterFrame* frame = &caller->Context.Frame;
        byte* text = stackalloc byte[MaximumText];
        if (frame->Rdx > MaximumText
            || !UserMemory.TryRead(caller->Component->PageTable, frame->Rsi, text, frame->Rdx))
        {
            return FaultKind.InvalidArgument;
        }

        // The reporter's text is the kernel's: nobody waits for it, and it waits for nobody.
        bool isReport = (capability->Rights & CapabilityRights.Send) != 0;
        frame->Rax = 1;
        if (KernelLog.IsQuiet && !isReport)
        {
            return FaultKind.None;
        }

        LogOutput* output = isReport ? KernelLog.Own : KernelLog.Console;
        if (!isReport && (output->Written < caller->Component->LogEnd || !output->HasRoom(frame->Rdx)))
        {
            frame->Rax = 0;
            Thread.Sleep(caller, Instructions.ReadTimestamp() + (TimestampClock.Frequency / DrainsPerSecond));
            return FaultKind.None;
        }

        for (ulong i = 0; i < frame->Rdx; i++)
        {
            output->Add(text[i]);
        }

        caller->Component->LogEnd = output->Added;
        Drain(caller->Processor);
        return FaultKind.None;
    }

    /// <summary>Writes what the serial ports take now, and comes back if something is left.</summary>
    public static void Drain(ProcessorBlock* processor)
    {
        bool isLeft = KernelLog.Console->Drain() | KernelLog.Own->Drain();
        processor->Timers.Set(
            &processor->LogDrain,
            isLeft ? Instructions.ReadTimestamp() + (TimestampClock.Frequency / DrainsPerSecond) : TimerEntry.Never);
    }

    /// <summary>System call KernelFact.</summary>
    public static FaultKind ReadFact(Thread* caller, Capability* capability)
    {
        RegisterFrame* frame = &caller->Context.Frame;
        switch ((KernelFact)frame->Rsi)
        {
            case KernelFact.TimestampFrequency:
                frame->Rax = TimestampClock.Frequency;
                return FaultKind.None;
            case KernelFact.Virtualization:
                frame->Rax = (ulong)Hypervisor.Kind;
                return FaultKind.None;
            default:
                return FaultKind.InvalidArgument;
        }
    }
}
