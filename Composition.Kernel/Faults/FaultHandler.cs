// Stops a component that faults and reports the fault. All other components continue.
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Scheduling;

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
    public static Thread* Handle(Thread* thread, ulong vector)
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
        return Stop(thread, &report);
    }

    /// <summary>A system call that its caller is not allowed to make, or an invalid one.</summary>
    public static Thread* Misuse(Thread* thread, FaultKind kind, ulong operation)
    {
        FaultReport report = default;
        report.Kind = kind;
        report.IsSystemCall = true;
        report.Operation = operation;
        report.Slot = thread->Context.Frame.Rdi;
        report.Instruction = thread->Context.Frame.Rip - SystemCallLength;
        return Stop(thread, &report);
    }

    /// <summary>Reports, stops the component, and schedules another.</summary>
    public static Thread* Stop(Thread* thread, FaultReport* report)
    {
        Write(thread, report);
        ComponentControl.Stop(thread->Component, report->Kind);
        return Scheduler.Next(null);
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
        else if (report->IsSystemCall)
        {
            KernelLog.Write("system call "u8);
            KernelLog.Write(FaultNames.Of((SystemCallOperation)report->Operation));
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
