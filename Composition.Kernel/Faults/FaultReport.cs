// Hands a fault to the reporter, which says it in words; without one, writes its numbers.
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Kernel.Faults;

/// <summary>
/// The reporter is a component that nobody depends on. While it waits it has written the report before; it runs before
/// every other thread, so that a report comes before what follows from the fault.
/// </summary>
// Sound: a reporter has a thread and a record (Boot/TableChecks), and a waiting thread a notification.
internal static unsafe class FaultReport
{
    /// <summary>Reports what a thread has done.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="numbers">The fault; the fields that say whose it is are filled in.</param>
    public static void Send(Thread* thread, ref FaultNumbers numbers)
    {
        numbers.Component = (uint)(thread->Component - KernelObjects.Components);
        numbers.Thread = (uint)(thread - KernelObjects.Threads);
        Component* reporter = KernelObjects.Reporter;
        FaultRecord* record = KernelObjects.FaultRecord;
        if (reporter != null && reporter->Status == ComponentStatus.Running
            && reporter->Threads->State == ThreadState.Waiting)
        {
            record->Numbers = numbers;
            CopyText(thread, record);
            CopyStack(thread, record);
            Notification.Deliver(reporter->Threads->WaitsFor, 1);
            return;
        }

        // A reporter that faults has not finished the report that it was writing.
        if (thread->Component == reporter && record->Numbers.Code != 0)
        {
            Write(in record->Numbers);
        }

        Write(in numbers);
    }

    // Sound: text and stack of the record have room for what is read at most.
    private static void CopyText(Thread* thread, FaultRecord* record)
    {
        RegisterFrame* frame = &thread->Context.Frame;
        ulong length = record->Numbers.Source == FaultSource.Failure ? Math.Min(frame->R8, FaultRecord.MaximumText) : 0;
        record->TextLength =
            UserMemory.TryRead(thread->Component->PageTable, frame->Rdx, record->Text, length) ? (uint)length : 0;
    }

    /// <summary>The stack from its pointer on; all of it after an overflow.</summary>
    private static void CopyStack(Thread* thread, FaultRecord* record)
    {
        ulong from = Math.Max(thread->Context.Frame.Rsp, thread->Record->StackBottom);
        ulong words = from < thread->Record->StackTop ? (thread->Record->StackTop - from) / sizeof(ulong) : 0;
        words = Math.Min(words, FaultRecord.MaximumStackWords);
        bool isRead = UserMemory.TryRead(
            thread->Component->PageTable, from, (byte*)record->Stack, words * sizeof(ulong));
        record->StackWords = isRead ? (uint)words : 0;
    }

    private static void Write(in FaultNumbers numbers)
    {
        KernelLog.BeginLine();
        KernelLog.Write("CN"u8);
        KernelLog.WriteDecimal(numbers.Code);
        KernelLog.Write(" component "u8, numbers.Component);
        KernelLog.Write(" thread "u8, numbers.Thread);
        KernelLog.Write(" source "u8, (ulong)numbers.Source);
        KernelLog.Write(" number "u8, numbers.Number);
        KernelLog.Write(" detail "u8, numbers.Detail);
        KernelLog.Write(" address "u8, numbers.Address);
        KernelLog.Write(" at "u8, numbers.Instruction);
        KernelLog.EndLine();
    }
}
