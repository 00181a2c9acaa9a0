// The exception of a task switch, and what becomes of it when the switch was to deliver another event.
using CamkesNet.Abi;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.TaskSwitching;

/// <summary>Keeps the exception until the switch has ended.</summary>
internal sealed class TaskSwitchFault(SystemAccess memory, PendingException exceptions)
{
    private const ulong VectorMask = EventInjection.VectorMask;

    // Intel SDM vol. 3, table 6-4: #DE, #TS, #NP, #SS, #GP, and #CP.
    private const uint Contributory = (1U << (int)ExceptionVector.DivideError)
        | (1U << (int)ExceptionVector.InvalidTaskState) | (1U << (int)ExceptionVector.SegmentNotPresent)
        | (1U << (int)ExceptionVector.Stack) | (1U << (int)ExceptionVector.GeneralProtection)
        | (1U << (int)ExceptionVector.ControlProtection);

    private ExceptionVector vector;
    private uint errorCode;

    /// <summary>Bit 0 of error codes: the switch delivers an event from outside (SDM vol. 3, 6.13).</summary>
    public bool IsExternal { get; set; }

    /// <summary>Sets the exception, about a selector. Result: false, for the caller to pass on.</summary>
    public bool Set(ExceptionVector raised, int selector)
    {
        vector = raised;
        errorCode = (uint)(selector & SelectorBits.ErrorCodeMask) | (IsExternal ? 1u : 0);
        return false;
    }

    /// <summary>Sets the page fault of the access that has failed, if it was one. Result: false.</summary>
    public bool SetFailedAccess()
    {
        vector = ExceptionVector.Page;
        errorCode = memory.PageFaultCode;
        return false;
    }

    /// <summary>Queues the exception, or its combination with the event that was to be delivered.</summary>
    /// <param name="state">The vCPU.</param>
    /// <param name="interrupted">The event, as <see cref="VcpuState.InterruptedEvent"/> has it; 0 for none.</param>
    public TaskSwitchResult Deliver(ref VcpuState state, ulong interrupted)
    {
        if (vector == ExceptionVector.Page && memory.Status == SystemAccessStatus.OutsideRam)
        {
            state.GuestPhysicalAddress = memory.FailedAddress;
            return TaskSwitchResult.OutsideRam;
        }

        bool followsException = (interrupted & EventInjection.Valid) != 0
            && (interrupted & EventInjection.TypeMask) == EventInjection.TypeException;
        var first = (ExceptionVector)(byte)(interrupted & VectorMask);
        if (followsException && first == ExceptionVector.DoubleFault)
        {
            return TaskSwitchResult.Shutdown;
        }

        if (vector == ExceptionVector.Page)
        {
            exceptions.RaisePageFault(ref state, memory.FailedAddress, errorCode);
        }
        else
        {
            exceptions.Raise(ref state, vector, errorCode);
        }

        if (followsException && MakesDoubleFault(first))
        {
            exceptions.Raise(ref state, ExceptionVector.DoubleFault);
        }

        return TaskSwitchResult.Faulted;
    }

    // Intel SDM vol. 3, table 6-5. What a task switch raises is contributory or a page fault.
    private bool MakesDoubleFault(ExceptionVector first) =>
        first == ExceptionVector.Page || (IsContributory(first) && vector != ExceptionVector.Page);

    private static bool IsContributory(ExceptionVector first) =>
        (int)first < 32 && (Contributory >> (int)first & 1) != 0;
}
