// The debug log, kernel facts, and the end of a component by its own will.
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.SystemCalls;

/// <summary>System calls that carry text, and kernel facts.</summary>
internal static unsafe class LogCalls
{
    /// <summary>Bytes of text in one system call at most.</summary>
    public const int MaximumText = 512;

    public static Thread* Write(Thread* caller)
    {
        Capability* capability = Find(caller, out FaultKind fault);
        RegisterFrame* frame = &caller->Context.Frame;
        byte* text = stackalloc byte[MaximumText];
        if (capability != null)
        {
            fault = FaultKind.InvalidArgument;
        }

        if (capability == null || frame->Rdx > MaximumText ||
            !UserMemory.TryRead(caller->Component->PageTable, frame->Rsi, text, frame->Rdx))
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.LogWrite);
        }

        if (!KernelLog.IsQuiet)
        {
            KernelLog.Write(text, (uint)frame->Rdx);
        }

        frame->Rax = 0;
        return caller;
    }

    public static Thread* Fail(Thread* caller)
    {
        RegisterFrame* frame = &caller->Context.Frame;
        byte* text = stackalloc byte[MaximumText];
        ulong length = Math.Min(frame->R8, MaximumText);
        if (!UserMemory.TryRead(caller->Component->PageTable, frame->Rdx, text, length))
        {
            length = 0;
        }

        FaultKind kind = frame->Rsi is > (ulong)FaultKind.None and <= (ulong)FaultKind.OtherTrap
            ? (FaultKind)frame->Rsi
            : FaultKind.InvalidArgument;
        FaultReport report = default;
        report.Kind = kind;
        report.Instruction = frame->R9;
        report.Text = text;
        report.TextLength = (uint)length;
        return FaultHandler.Stop(caller, &report);
    }

    public static Thread* KernelFact(Thread* caller)
    {
        if (Find(caller, out FaultKind fault) == null)
        {
            return FaultHandler.Misuse(caller, fault, (ulong)SystemCallOperation.KernelFact);
        }

        RegisterFrame* frame = &caller->Context.Frame;
        switch ((KernelFact)frame->Rsi)
        {
            case Abi.KernelFact.TimestampFrequency:
                frame->Rax = TimestampClock.Frequency;
                return caller;
            case Abi.KernelFact.Virtualization:
                frame->Rax = (ulong)Hypervisor.Kind;
                return caller;
            default:
                return FaultHandler.Misuse(
                    caller, FaultKind.InvalidArgument, (ulong)SystemCallOperation.KernelFact);
        }
    }

    private static Capability* Find(Thread* thread, out FaultKind fault) =>
        CapabilityLookup.Find(
            thread->Component, thread->Context.Frame.Rdi, CapabilityKind.Log, CapabilityRights.Control, out fault);
}
