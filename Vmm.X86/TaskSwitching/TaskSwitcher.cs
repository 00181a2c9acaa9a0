// The task switch by hardware, which VT-x always and SVM on request leaves to the monitor. Intel SDM vol. 3, 8.3.
using CamkesNet.Abi;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.TaskSwitching;

/// <summary>
/// Leaves one task and enters another. Descriptors and task state segments are the guest's and may be anything: all are
/// checked as the processor does, also where it has before the exit. Whatever can fail before the old task is left is
/// tried first; what fails later is a fault of the new task.
/// </summary>
/// <remarks>
/// Sound: unsafe is for the sizes of structures and for their arrays, whose indices are never the guest's.
/// </remarks>
internal sealed unsafe partial class TaskSwitcher
{
    // A task switch clears them. Intel SDM vol. 3, 18.2.4.
    private const ulong LocalBreakpoints = Dr7.LocalBreakpoints | Dr7.LocalExact;

    private readonly IVcpu vcpu;
    private readonly GuestPageTables tables;
    private readonly SystemAccess memory;
    private readonly PendingException exceptions;
    private readonly TaskSwitchFault fault;

    public TaskSwitcher(IVcpu vcpu, GuestRam ram, GuestPageTables tables, PendingException exceptions)
    {
        this.vcpu = vcpu;
        this.tables = tables;
        this.exceptions = exceptions;
        memory = new SystemAccess(ram, tables);
        fault = new TaskSwitchFault(memory, exceptions);
    }

    /// <summary>Carries out the task switch of an exit. The event to be delivered is in the injection.</summary>
    /// <param name="state">The vCPU.</param>
    /// <param name="nextInstruction">The address at which the old task continues when it runs again.</param>
    public TaskSwitchResult Execute(ref VcpuState state, uint nextInstruction)
    {
        RegisterGroups.Require(vcpu, ref state, VcpuRegisterGroup.System | VcpuRegisterGroup.ModelSpecific);
        var source = (TaskSwitchSource)((state.Qualification >> TaskSwitchAccess.SourceShift)
            & TaskSwitchAccess.SourceMask);
        ushort selector = (ushort)(state.Qualification & TaskSwitchAccess.SelectorMask);
        ulong interrupted = state.Injection;
        state.Injection = 0;
        fault.IsExternal = source == TaskSwitchSource.Event;
        bool done = TryFindTask(ref state, source, selector, out SegmentDescriptor task)
            && CanLeave(ref state, source, selector, task)
            && TryLeave(ref state, source, selector, task, nextInstruction)
            && TryEnter(ref state, source, selector, task);
        return done ? TaskSwitchResult.Switched : fault.Deliver(ref state, interrupted);
    }

    // Table 8-1, the first checks.
    private bool TryFindTask(
        ref VcpuState state, TaskSwitchSource source, ushort selector, out SegmentDescriptor task)
    {
        task = default;
        bool returns = source == TaskSwitchSource.Return;
        ExceptionVector invalid = returns ? ExceptionVector.InvalidTaskState : ExceptionVector.GeneralProtection;
        bool isPossible = ProcessorMode.IsProtected(ref state) && !ProcessorMode.IsLongModeActive(ref state);
        if (!isPossible || SelectorBits.IsNull(selector) || (selector & SelectorBits.LocalTable) != 0
            || !IsWithin(state.Gdtr, selector))
        {
            return fault.Set(invalid, selector);
        }

        if (!TryReadDescriptor(ref state, AddressOf(state.Gdtr, selector), out task))
        {
            return false;
        }

        int busy = returns ? SegmentAttributes.Busy : 0;
        if ((task.Type & ~SegmentAttributes.TaskState32) != (SegmentAttributes.AvailableTaskState16 | busy))
        {
            return fault.Set(invalid, selector);
        }

        if (!task.IsPresent)
        {
            return fault.Set(ExceptionVector.SegmentNotPresent, selector);
        }

        return task.Limit >= (uint)SizeOf(task) - 1 || fault.Set(ExceptionVector.InvalidTaskState, selector);
    }

    // All that leaving the old task will write.
    private bool CanLeave(ref VcpuState state, TaskSwitchSource source, ushort selector, SegmentDescriptor task)
    {
        (int offset, int size) = ContextPlace(state.Tr.Attributes);
        if (state.Tr.Limit < (uint)(offset + size - 1))
        {
            return fault.Set(ExceptionVector.InvalidTaskState, state.Tr.Selector);
        }

        bool writable = CanWrite(ref state, state.Tr.Base + (ulong)offset, size)
            && (!Leaves(source) || CanWrite(ref state, AccessByte(ref state, state.Tr.Selector), 1))
            && (!Nests(source) || CanWrite(ref state, task.Base, sizeof(ushort)))
            && (source == TaskSwitchSource.Return || CanWrite(ref state, AccessByte(ref state, selector), 1));
        Span<byte> bytes = stackalloc byte[SizeOf(task)];
        return writable && (memory.TryRead(ref state, task.Base, bytes) || fault.SetFailedAccess());
    }

    private bool TryLeave(
        ref VcpuState state, TaskSwitchSource source, ushort selector, SegmentDescriptor task, uint nextInstruction)
    {
        if (!TrySave(ref state, source, nextInstruction))
        {
            return false;
        }

        if (Leaves(source) && !TrySetBusy(ref state, state.Tr.Selector, busy: false))
        {
            return false;
        }

        ushort old = state.Tr.Selector;
        if (Nests(source) && !memory.TryWrite(ref state, task.Base, Bytes(ref old)))
        {
            return fault.SetFailedAccess();
        }

        return source == TaskSwitchSource.Return || TrySetBusy(ref state, selector, busy: true);
    }

    private bool TryEnter(ref VcpuState state, TaskSwitchSource source, ushort selector, SegmentDescriptor descriptor)
    {
        bool is32Bit = Is32Bit(descriptor.Attributes);
        if (!TryReadTask(ref state, descriptor.Base, is32Bit, out TaskState task))
        {
            return false;
        }

        state.Tr = descriptor.Load(selector);
        state.Tr.Attributes |= SegmentAttributes.Busy;
        state.Cr0 |= Cr0.TaskSwitched;
        if (Nests(source))
        {
            task.Context.Eflags |= (uint)Rflags.NestedTask;
        }

        LoadRegisters(ref state, task.Context);
        state.DirtyGroups |= VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments | VcpuRegisterGroup.System;
        if ((state.Dr7 & LocalBreakpoints) != 0)
        {
            state.Dr7 &= ~LocalBreakpoints;
            state.DirtyGroups |= VcpuRegisterGroup.ModelSpecific;
        }

        // A task whose page table is refused has its own segments, so they are prepared first.
        PrepareSegments(ref state, task, is32Bit);
        return (!is32Bit || TryLoadPageTable(ref state, task.Cr3))
            && TryLoadSegments(ref state, task)
            && TryBegin(ref state, source, is32Bit)
            && (!is32Bit || TrapIfAsked(ref state, task.Flags));
    }

    // The error code of the event, and the first instruction's place.
    private bool TryBegin(ref VcpuState state, TaskSwitchSource source, bool is32Bit)
    {
        bool hasErrorCode = source == TaskSwitchSource.Event
            && (state.Qualification & TaskSwitchAccess.HasErrorCode) != 0;
        return (!hasErrorCode || TryPush(ref state, state.ExceptionErrorCode, is32Bit ? sizeof(uint) : sizeof(ushort)))
            && (state.Rip <= state.Cs.Limit || fault.Set(ExceptionVector.GeneralProtection, 0));
    }

    private bool TrapIfAsked(ref VcpuState state, ushort flags)
    {
        if ((flags & TaskState.DebugTrap) != 0)
        {
            state.Dr6 |= Dr6.TaskSwitch;
            state.DirtyGroups |= VcpuRegisterGroup.ModelSpecific;
            exceptions.Raise(ref state, ExceptionVector.Debug);
        }

        return true;
    }

    /// <summary>The old task waits for the new one's IRET.</summary>
    private static bool Nests(TaskSwitchSource source) =>
        source is not (TaskSwitchSource.Jump or TaskSwitchSource.Return);

    /// <summary>The old task is not busy any more.</summary>
    private static bool Leaves(TaskSwitchSource source) => !Nests(source);

    private static int SizeOf(SegmentDescriptor task) =>
        Is32Bit(task.Attributes) ? sizeof(TaskState) : sizeof(TaskState16);

    private static bool Is32Bit(int attributes) => (attributes & SegmentAttributes.TaskState32) != 0;
}
