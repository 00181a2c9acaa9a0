// Between the guest's registers and its task state segments.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.TaskSwitching;

internal sealed unsafe partial class TaskSwitcher
{
    private bool TrySave(ref VcpuState state, TaskSwitchSource source, uint nextInstruction)
    {
        TaskContext context = default;
        context.Eip = nextInstruction;
        ulong cleared = source switch
        {
            TaskSwitchSource.Return => Rflags.NestedTask | Rflags.Resume,
            TaskSwitchSource.Event => 0, // the exit reports the address to save
            _ => Rflags.Resume,
        };
        context.Eflags = (uint)(state.Rflags & ~cleared);
        for (int i = 0; i < TaskContext.RegisterCount; i++)
        {
            context.Registers[i] = (uint)GuestRegisters.At(ref state, i);
        }

        context.Selectors[TaskContext.Es] = state.Es.Selector;
        context.Selectors[TaskContext.Cs] = state.Cs.Selector;
        context.Selectors[TaskContext.Ss] = state.Ss.Selector;
        context.Selectors[TaskContext.Ds] = state.Ds.Selector;
        context.Selectors[TaskContext.Fs] = state.Fs.Selector;
        context.Selectors[TaskContext.Gs] = state.Gs.Selector;
        var context16 = TaskContext16.From(context);
        ReadOnlySpan<byte> bytes = Is32Bit(state.Tr.Attributes) ? Bytes(ref context) : Bytes(ref context16);
        ulong place = state.Tr.Base + (ulong)ContextPlace(state.Tr.Attributes).Offset;
        return memory.TryWrite(ref state, place, bytes) || fault.SetFailedAccess();
    }

    private bool TryReadTask(ref VcpuState state, ulong linear, bool is32Bit, out TaskState task)
    {
        task = default;
        TaskState16 task16 = default;
        Span<byte> bytes = is32Bit ? Bytes(ref task) : Bytes(ref task16);
        if (!memory.TryRead(ref state, linear, bytes))
        {
            return fault.SetFailedAccess();
        }

        if (!is32Bit)
        {
            task.Context = task16.Context.Widen();
            task.LocalTable = task16.LocalTable;
        }

        return true;
    }

    private static void LoadRegisters(ref VcpuState state, in TaskContext context)
    {
        state.Rip = context.Eip;
        state.Rflags = (context.Eflags & Rflags.Defined) | Rflags.Fixed;
        for (int i = 0; i < TaskContext.RegisterCount; i++)
        {
            GuestRegisters.At(ref state, i) = context.Registers[i];
        }

        state.InterruptShadow = 0;
        state.Interruptible = (state.Rflags & Rflags.Interrupt) != 0 ? 1u : 0;
    }

    private bool TryLoadPageTable(ref VcpuState state, uint cr3)
    {
        if ((state.Cr0 & Cr0.Paging) == 0)
        {
            return true;
        }

        if ((state.Cr4 & Cr4.PhysicalAddressExtension) != 0 && !tables.AreDirectoryPointersLegal(ref state, cr3))
        {
            return fault.Set(ExceptionVector.GeneralProtection, 0);
        }

        state.Cr3 = cr3;
        return true;
    }

    private bool TrySetBusy(ref VcpuState state, ushort selector, bool busy)
    {
        Span<byte> access = stackalloc byte[1];
        ulong address = AccessByte(ref state, selector);
        if (!memory.TryRead(ref state, address, access))
        {
            return fault.SetFailedAccess();
        }

        access[0] = (byte)(busy ? access[0] | SegmentAttributes.Busy : access[0] & ~SegmentAttributes.Busy);
        return memory.TryWrite(ref state, address, access) || fault.SetFailedAccess();
    }

    // The width of the stack pointer is the stack segment's.
    private bool TryPush(ref VcpuState state, uint value, int width)
    {
        bool is32Bit = (state.Ss.Attributes & SegmentAttributes.Default32) != 0;
        ref ulong pointer = ref GuestRegisters.At(ref state, GeneralRegister.Rsp);
        ulong pushed = pointer - (ulong)width;
        uint offset = is32Bit ? (uint)pushed : (ushort)pushed;
        bool isUsable = (state.Ss.Attributes & SegmentAttributes.Present) != 0;
        if (!isUsable || !SegmentLimit.Contains(state.Ss, offset, (uint)width))
        {
            return fault.Set(ExceptionVector.Stack, 0);
        }

        LinearAccess rights = ProcessorMode.PrivilegeLevel(ref state) == 3 ? LinearAccess.User : LinearAccess.Read;
        if (!memory.TryWrite(ref state, state.Ss.Base + offset, Bytes(ref value)[..width], rights))
        {
            return fault.SetFailedAccess();
        }

        GuestRegisters.Write(ref pointer, is32Bit ? sizeof(uint) : sizeof(ushort), pushed);
        return true;
    }

    private bool CanWrite(ref VcpuState state, ulong linear, int length) =>
        memory.CanWrite(ref state, linear, length) || fault.SetFailedAccess();

    private static (int Offset, int Size) ContextPlace(int attributes) => Is32Bit(attributes)
        ? (TaskState.ContextOffset, sizeof(TaskContext))
        : (TaskState16.ContextOffset, sizeof(TaskContext16));

    private static Span<byte> Bytes<T>(ref T value)
        where T : unmanaged => MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref value, 1));
}
