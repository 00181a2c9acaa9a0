// Where SYSCALL arrives.
using System.Runtime;
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Faults;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Scheduling;

namespace CamkesNet.Kernel.Entry;

/// <summary>Tries the fast path, then dispatches by the table. Result: the thread that the exit stub resumes.</summary>
// Sound: the stub passes the thread that has executed SYSCALL, and every operation number has a row.
internal static unsafe class SystemCallEntry
{
    /// <summary>
    /// The arguments are in the order in which the entry stub has them in registers; the last two come on the stack.
    /// </summary>
    [RuntimeExport("KernelSystemCall")]
    private static Thread* Enter(
        ulong slot, ulong tag, ulong word0, ulong operation, ulong word1, ulong word2, ulong word3, Thread* caller)
    {
        if (FastPath.TrySwitch(slot, tag, word0, operation, word1, word2, word3, caller, out Thread* next))
        {
            ThreadChecks.StatesHold();
            return next;
        }

        RegisterFrame* frame = &caller->Context.Frame;
        frame->Rdi = slot;
        frame->Rsi = tag;
        frame->Rdx = word0;
        frame->R8 = word1;
        frame->R9 = word2;
        frame->R10 = word3;
        return Dispatch(caller, (SystemCallOperation)operation);
    }

    private static Thread* Dispatch(Thread* caller, SystemCallOperation operation)
    {
        SystemCall* call = SystemCallTable.Find(operation);
        FaultKind fault = Execute(caller, call);
        if (fault != FaultKind.None)
        {
            FaultHandler.Misuse(caller, fault, operation);
        }
        else if (!call->Reschedules)
        {
            return caller;
        }

        return Scheduler.Next(caller->Processor, caller);
    }

    /// <summary>Checks the slot and carries the call out. Result: what is wrong with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FaultKind Execute(Thread* caller, SystemCall* call)
    {
        Capability* capability = null;
        if (call->Needs != 0)
        {
            ulong slot = caller->Context.Frame.Rdi;
            FaultKind fault = CapabilityLookup.Find(caller->Component, slot, call->Needs, out capability);
            if (fault != FaultKind.None)
            {
                return fault;
            }
        }

        return call->Method(caller, capability);
    }
}
