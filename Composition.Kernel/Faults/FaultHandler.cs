// Stops a component that faults and reports the fault. All other components continue.
using CamkesNet.Abi;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Kernel.Faults;

/// <summary>Faults of ring 3.</summary>
// Sound: threads, their records and components are never freed; a monitor whose guest's state is refused still has its
// vCPU.
internal static unsafe class FaultHandler
{
    /// <summary>SYSCALL has two bytes; the saved instruction pointer is at the next instruction.</summary>
    private const ulong SystemCallLength = 2;

    /// <summary>An exception in ring 3.</summary>
    public static void Handle(Thread* thread, ulong vector)
    {
        RegisterFrame* frame = &thread->Context.Frame;
        ThreadRecord* record = thread->Record;
        FaultNumbers numbers = default;
        numbers.Number = vector;
        numbers.Detail = frame->ErrorCode;
        numbers.Address = vector == (ulong)ExceptionVector.Page ? Instructions.ReadCr2() : 0;
        numbers.Instruction = frame->Rip;
        FaultKind kind = FaultClassifier.Classify(
            vector,
            frame->ErrorCode,
            numbers.Address,
            record->StackBottom,
            record->StackTop - UserAddressSpace.StackStride);
        Stop(thread, kind, ref numbers);
    }

    /// <summary>A system call that its caller is not allowed to make, or has made with invalid arguments.</summary>
    public static void Misuse(Thread* thread, FaultKind kind, SystemCallOperation operation)
    {
        FaultNumbers numbers = default;
        numbers.Source = FaultSource.SystemCall;
        numbers.Number = (ulong)operation;
        numbers.Detail = thread->Context.Frame.Rdi;
        numbers.Instruction = thread->Context.Frame.Rip - SystemCallLength;
        Stop(thread, kind, ref numbers);
    }

    /// <summary>System call Fail: the component ends itself and says why.</summary>
    public static FaultKind Fail(Thread* caller, Capability* capability)
    {
        RegisterFrame* frame = &caller->Context.Frame;
        FaultNumbers numbers = default;
        numbers.Source = FaultSource.Failure;
        numbers.Instruction = frame->R9;
        FaultKind kind = frame->Rsi is > (ulong)FaultKind.None and <= (ulong)FaultKind.OtherTrap
            ? (FaultKind)frame->Rsi
            : FaultKind.InvalidArgument;
        Stop(caller, kind, ref numbers);
        return FaultKind.None;
    }

    /// <summary>A monitor has set an invalid state for its guest. It goes on; each reason is reported once.</summary>
    public static void GuestStateRefused(Thread* monitor)
    {
        var check = (EntryCheck)monitor->Vcpu->State->Qualification;
        if (!RefusalRecord.IsNew(monitor->Vcpu, check))
        {
            return;
        }

        RefusalRecord.Add(monitor->Vcpu, check);
        FaultNumbers numbers = default;
        numbers.Code = FaultNumbers.InvalidGuestState;
        numbers.Source = FaultSource.GuestState;
        numbers.Number = (ulong)check;
        FaultReport.Send(monitor, ref numbers);
    }

    /// <summary>
    /// Nothing can happen any more: reports a thread that cannot go on. False: it has nothing to do, or serves calls.
    /// </summary>
    public static bool WaitsForEver(Thread* thread)
    {
        FaultNumbers numbers = default;
        numbers.Code = FaultNumbers.EndlessWait;
        numbers.Source = FaultSource.Wait;
        numbers.Instruction = thread->Context.Frame.Rip - SystemCallLength;
        switch (thread->State)
        {
            case ThreadState.Sending:
                numbers.Number = (ulong)AwaitedKind.Server;
                numbers.Detail = (ulong)(thread->Endpoint->Owner - KernelObjects.Components);
                break;
            case ThreadState.AwaitingReply:
                numbers.Number = (ulong)AwaitedKind.Reply;
                numbers.Detail = (ulong)(thread->Server->Component - KernelObjects.Components);
                break;
            case ThreadState.Waiting when thread->Context.Frame.Rdx != 0:
                numbers.Number = (ulong)AwaitedKind.Signal;
                numbers.Detail = thread->Context.Frame.Rdx;
                break;
            default:
                return false;
        }

        FaultReport.Send(thread, ref numbers);
        return true;
    }

    /// <summary>Reports, and stops the component. The thread does not run again before a restart.</summary>
    private static void Stop(Thread* thread, FaultKind kind, ref FaultNumbers numbers)
    {
        numbers.Code = FaultNumbers.FirstCode + (uint)kind;
        FaultReport.Send(thread, ref numbers);
        ComponentLife.Stop(thread->Component, kind);
    }
}
