// The debug log and kernel facts. There is one log, so its capability needs no object.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Objects;

/// <summary>The system calls on the log.</summary>
// Sound: the text's length is compared with the buffer's; the slot was checked, and its capability has no object.
internal static unsafe class DebugLog
{
    /// <summary>Bytes of text in one system call at most.</summary>
    public const int MaximumText = 512;

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

        if (!KernelLog.IsQuiet || (capability->Rights & CapabilityRights.Send) != 0)
        {
            KernelLog.Write(new ReadOnlySpan<byte>(text, (int)frame->Rdx));
        }

        frame->Rax = 0;
        return FaultKind.None;
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
