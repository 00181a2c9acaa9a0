// Stops a component that faults and reports the fault. All other components continue.
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Faults;

/// <summary>Faults of ring 3.</summary>
internal static unsafe class FaultHandler
{
    /// <summary>Digits of an address in a report, so that small ones are seen to be addresses.</summary>
    private const int AddressDigits = 16;

    private const ulong FirstFaultCode = 4000;

    /// <summary>SYSCALL has two bytes; the saved instruction pointer is at the next instruction.</summary>
    private const ulong SystemCallLength = 2;

    /// <summary>An exception in ring 3.</summary>
    public static void Handle(Thread* thread, ulong vector)
    {
        RegisterFrame* frame = &thread->Context.Frame;
        ThreadRecord* record = thread->Record;
        FaultReport report = default;
        report.Instruction = frame->Rip;
        if (vector == (ulong)ExceptionVector.Page)
        {
            report.HasAddress = true;
            report.Address = Instructions.ReadCr2();
            report.PageFaultCode = frame->ErrorCode;
        }

        report.Kind = FaultClassifier.Classify(
            vector,
            frame->ErrorCode,
            report.Address,
            record->StackBottom,
            record->StackTop - UserAddressSpace.StackStride);
        Stop(thread, &report);
    }

    /// <summary>A system call that its caller is not allowed to make, or has made with invalid arguments.</summary>
    /// <param name="thread">The caller.</param>
    /// <param name="kind">What is wrong.</param>
    /// <param name="operation">The name of the system call, ended by a zero.</param>
    public static void Misuse(Thread* thread, FaultKind kind, byte* operation)
    {
        FaultReport report = default;
        report.Kind = kind;
        report.Operation = operation;
        report.Slot = thread->Context.Frame.Rdi;
        report.Instruction = thread->Context.Frame.Rip - SystemCallLength;
        Stop(thread, &report);
    }

    /// <summary>System call Fail: the component ends itself and says why.</summary>
    public static FaultKind Fail(Thread* caller, Capability* capability)
    {
        RegisterFrame* frame = &caller->Context.Frame;
        byte* text = stackalloc byte[DebugLog.MaximumText];
        ulong length = Math.Min(frame->R8, DebugLog.MaximumText);
        if (!UserMemory.TryRead(caller->Component->PageTable, frame->Rdx, text, length))
        {
            length = 0;
        }

        FaultReport report = default;
        report.Kind = frame->Rsi is > (ulong)FaultKind.None and <= (ulong)FaultKind.OtherTrap
            ? (FaultKind)frame->Rsi
            : FaultKind.InvalidArgument;
        report.Instruction = frame->R9;
        report.Text = text;
        report.TextLength = (uint)length;
        Stop(caller, &report);
        return FaultKind.None;
    }

    /// <summary>Reports, and stops the component. The thread does not run again before a restart.</summary>
    private static void Stop(Thread* thread, FaultReport* report)
    {
        Write(thread, report);
        ComponentLife.Stop(thread->Component, report->Kind);
    }

    private static void Write(Thread* thread, FaultReport* report)
    {
        Component* component = thread->Component;
        KernelLog.BeginLine();
        KernelLog.Write("CN"u8);
        KernelLog.WriteDecimal(FirstFaultCode + (ulong)report->Kind);
        KernelLog.Write(" "u8);
        KernelLog.Write(KernelObjects.Name(component->Record->Name));
        KernelLog.Write(" stopped: "u8);
        KernelLog.Write(FaultNames.Of(report->Kind));
        KernelLog.Write(" in thread "u8);
        KernelLog.Write(KernelObjects.Name(thread->Record->Name));
        KernelLog.Write(": "u8);
        if (report->TextLength != 0)
        {
            KernelLog.Write(report->Text, report->TextLength);
            KernelLog.Write(" "u8);
        }
        else if (report->HasAddress)
        {
            KernelLog.Write(AccessName(report->PageFaultCode));
            KernelLog.WriteHex(report->Address, AddressDigits);
            KernelLog.Write(" "u8);
        }
        else if (report->Operation != null)
        {
            KernelLog.Write("system call "u8);
            KernelLog.WriteText(report->Operation);
            KernelLog.Write(" on slot "u8);
            KernelLog.WriteDecimal(report->Slot);
            KernelLog.Write(" "u8);
        }

        KernelLog.Write("at "u8);
        KernelLog.WriteHex(report->Instruction);
        int searched = Symbols.WriteLocation(thread, report->Instruction);
        KernelLog.EndLine();
        Symbols.WriteCallers(thread, searched);
    }

    private static ReadOnlySpan<byte> AccessName(ulong pageFaultCode) =>
        (pageFaultCode & PageFaultError.InstructionFetch) != 0 ? "execution of "u8
        : (pageFaultCode & PageFaultError.Write) != 0 ? "write to "u8
        : "read of "u8;
}
