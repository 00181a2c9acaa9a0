// The segment registers of the new task. Intel SDM vol. 3, table 8-1, and vol. 2, MOV.
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.TaskSwitching;

internal sealed unsafe partial class TaskSwitcher
{
    private const int CodeTypes = SegmentAttributes.NotSystem | SegmentAttributes.Code;

    /// <summary>
    /// Gives the registers their selectors. Until a descriptor is loaded a register cannot be used, but for CS: a fault
    /// of the new task is delivered with a code segment, of which only selector and privilege level count.
    /// </summary>
    private static void PrepareSegments(ref VcpuState state, in TaskState task, bool is32Bit)
    {
        bool isVirtual8086 = (state.Rflags & Rflags.Virtual8086) != 0;
        ushort cs = Selector(task, TaskContext.Cs);
        int privilege = isVirtual8086 ? SegmentAttributes.PrivilegeMask : cs & SelectorBits.PrivilegeMask;
        state.Ldtr = GuestSegments.Unusable((ushort)task.LocalTable, 0);
        state.Es = Prepared(task, TaskContext.Es);
        state.Ss = Prepared(task, TaskContext.Ss);
        state.Ds = Prepared(task, TaskContext.Ds);
        state.Fs = Prepared(task, TaskContext.Fs);
        state.Gs = Prepared(task, TaskContext.Gs);
        if (isVirtual8086)
        {
            state.Cs = GuestSegments.Virtual8086(cs);
            return;
        }

        state.Cs = GuestSegments.Code32(cs);
        state.Cs.Attributes |= (ushort)(privilege << SegmentAttributes.PrivilegeShift);
        if (!is32Bit)
        {
            state.Cs.Attributes &= unchecked((ushort)~SegmentAttributes.Default32);
        }

        SegmentRegister Prepared(in TaskState from, int index)
        {
            ushort selector = Selector(from, index);
            return isVirtual8086
                ? GuestSegments.Virtual8086(selector)
                : GuestSegments.Unusable(selector, privilege);
        }
    }

    private bool TryLoadSegments(ref VcpuState state, in TaskState task)
    {
        if (!TryLoadLocalTable(ref state, (ushort)task.LocalTable))
        {
            return false;
        }

        return (state.Rflags & Rflags.Virtual8086) != 0
            || (TryLoadCode(ref state, Selector(task, TaskContext.Cs))
                && TryLoadStack(ref state, Selector(task, TaskContext.Ss))
                && TryLoadData(ref state, Selector(task, TaskContext.Ds), ref state.Ds)
                && TryLoadData(ref state, Selector(task, TaskContext.Es), ref state.Es)
                && TryLoadData(ref state, Selector(task, TaskContext.Fs), ref state.Fs)
                && TryLoadData(ref state, Selector(task, TaskContext.Gs), ref state.Gs));
    }

    private bool TryLoadLocalTable(ref VcpuState state, ushort selector)
    {
        if (SelectorBits.IsNull(selector))
        {
            return true;
        }

        if ((selector & SelectorBits.LocalTable) != 0 || !IsWithin(state.Gdtr, selector))
        {
            return fault.Set(ExceptionVector.InvalidTaskState, selector);
        }

        if (!TryReadDescriptor(ref state, AddressOf(state.Gdtr, selector), out SegmentDescriptor descriptor))
        {
            return false;
        }

        if (descriptor.Type != SegmentAttributes.LocalDescriptorTable || !descriptor.IsPresent)
        {
            return fault.Set(ExceptionVector.InvalidTaskState, selector);
        }

        state.Ldtr = descriptor.Load(selector);
        return true;
    }

    private bool TryLoadCode(ref VcpuState state, ushort selector)
    {
        if (!TryFindSegment(ref state, selector, out SegmentDescriptor descriptor))
        {
            return false;
        }

        int requested = selector & SelectorBits.PrivilegeMask;
        bool isConforming = (descriptor.Type & SegmentAttributes.ExpandDown) != 0;
        bool isAllowed = (descriptor.Type & CodeTypes) == CodeTypes
            && (isConforming ? descriptor.PrivilegeLevel <= requested : descriptor.PrivilegeLevel == requested);
        if (!isAllowed)
        {
            return fault.Set(ExceptionVector.InvalidTaskState, selector);
        }

        return descriptor.IsPresent
            ? TryAccess(ref state, selector, descriptor, ref state.Cs)
            : fault.Set(ExceptionVector.SegmentNotPresent, selector);
    }

    private bool TryLoadStack(ref VcpuState state, ushort selector)
    {
        if (!TryFindSegment(ref state, selector, out SegmentDescriptor descriptor))
        {
            return false;
        }

        const int Writable = SegmentAttributes.NotSystem | SegmentAttributes.ReadWrite;
        int privilege = ProcessorMode.PrivilegeLevel(ref state);
        if ((descriptor.Type & (CodeTypes | Writable)) != Writable || descriptor.PrivilegeLevel != privilege
            || (selector & SelectorBits.PrivilegeMask) != privilege)
        {
            return fault.Set(ExceptionVector.InvalidTaskState, selector);
        }

        return descriptor.IsPresent
            ? TryAccess(ref state, selector, descriptor, ref state.Ss)
            : fault.Set(ExceptionVector.Stack, selector);
    }

    private bool TryLoadData(ref VcpuState state, ushort selector, ref SegmentRegister register)
    {
        if (SelectorBits.IsNull(selector))
        {
            return true;
        }

        if (!TryFindSegment(ref state, selector, out SegmentDescriptor descriptor))
        {
            return false;
        }

        bool isCode = (descriptor.Type & CodeTypes) == CodeTypes;
        bool isReadable = (descriptor.Type & SegmentAttributes.NotSystem) != 0
            && (!isCode || (descriptor.Type & SegmentAttributes.ReadWrite) != 0);
        bool isConforming = isCode && (descriptor.Type & SegmentAttributes.ExpandDown) != 0;
        int needed = Math.Max(ProcessorMode.PrivilegeLevel(ref state), selector & SelectorBits.PrivilegeMask);
        if (!isReadable || (!isConforming && descriptor.PrivilegeLevel < needed))
        {
            return fault.Set(ExceptionVector.InvalidTaskState, selector);
        }

        return descriptor.IsPresent
            ? TryAccess(ref state, selector, descriptor, ref register)
            : fault.Set(ExceptionVector.SegmentNotPresent, selector);
    }

    // The descriptor of a selector that must name one.
    private bool TryFindSegment(ref VcpuState state, ushort selector, out SegmentDescriptor descriptor)
    {
        descriptor = default;
        bool isLocal = (selector & SelectorBits.LocalTable) != 0;
        SegmentRegister table = isLocal ? state.Ldtr : state.Gdtr;
        bool exists = !isLocal || (table.Attributes & SegmentAttributes.Present) != 0;
        return !SelectorBits.IsNull(selector) && exists && IsWithin(table, selector)
            ? TryReadDescriptor(ref state, AddressOf(table, selector), out descriptor)
            : fault.Set(ExceptionVector.InvalidTaskState, selector);
    }

    // Loads the register and marks the descriptor in its table as accessed, as the processor does.
    private bool TryAccess(
        ref VcpuState state, ushort selector, SegmentDescriptor descriptor, ref SegmentRegister register)
    {
        if ((descriptor.Type & SegmentAttributes.Accessed) == 0)
        {
            Span<byte> access = [(byte)(descriptor.Attributes | SegmentAttributes.Accessed)];
            if (!memory.TryWrite(ref state, AccessByte(ref state, selector), access))
            {
                return fault.SetFailedAccess();
            }
        }

        register = descriptor.Load(selector);
        register.Attributes |= SegmentAttributes.Accessed;
        return true;
    }

    private bool TryReadDescriptor(ref VcpuState state, ulong linear, out SegmentDescriptor descriptor)
    {
        ulong value = 0;
        bool isRead = memory.TryRead(ref state, linear, Bytes(ref value));
        descriptor = new SegmentDescriptor(value);
        return isRead || fault.SetFailedAccess();
    }

    private static bool IsWithin(SegmentRegister table, ushort selector) =>
        (uint)(selector & SelectorBits.OffsetMask) + SegmentDescriptor.Size - 1 <= table.Limit;

    private static ulong AddressOf(SegmentRegister table, ushort selector) =>
        table.Base + (uint)(selector & SelectorBits.OffsetMask);

    private static ulong AccessByte(ref VcpuState state, ushort selector) => AddressOf(
        (selector & SelectorBits.LocalTable) != 0 ? state.Ldtr : state.Gdtr, selector) + SegmentDescriptor.AccessByte;

    private static ushort Selector(in TaskState task, int index) => (ushort)task.Context.Selectors[index];
}
