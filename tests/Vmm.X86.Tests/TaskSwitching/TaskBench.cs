// A guest machine with tasks: descriptor tables, task state segments, and exits for task switches.
using CamkesNet.Abi;
using CamkesNet.Vmm.Exits;

namespace CamkesNet.Tests.TaskSwitching;

/// <summary>The old task is 32 bits wide and runs at privilege level 0 in flat segments, without paging.</summary>
internal sealed class TaskBench : IDisposable
{
    // Selectors.
    public const ushort Code = 0x08, Data = 0x10, Old = 0x18, New = 0x20, New16 = 0x28, Local = 0x30;
    public const ushort UserCode = 0x3B, UserData = 0x43, Absent = 0x48, ReadOnly = 0x50, Conforming = 0x58;
    public const ushort AbsentCode = 0x60, ExecuteOnly = 0x68, Old16 = 0x70, Spare = 0x78;
    public const ushort LastSelector = Spare;

    public const ulong GdtBase = 0x1000;
    public const ulong OldTask = 0x2000;
    public const ulong NewTask = 0x2200;
    public const ulong NewTask16 = 0x2400;
    public const ulong LocalTable = 0x3000;
    public const uint Stack = 0x9000;
    public const ulong Rip = 0x5000;

    // Offsets in task state segments: Intel SDM vol. 3, figures 8-2 and 8-10.
    public const ulong Cr3Place = 0x1C, Eip = 0x20, Eflags = 0x24, Registers = 0x28, Selectors = 0x48;
    public const ulong Ldt = 0x60, Trap = 0x64;
    public const ulong Ip16 = 0x0E, Flags16 = 0x10, Registers16 = 0x12, Selectors16 = 0x22, Ldt16 = 0x2A;

    public const ulong Available = 0x89, Busy = 0x8B, Available16 = 0x81, Busy16 = 0x83;

    private readonly MachineBench machine;

    public TaskBench(FakeHostCpuid? host = null)
    {
        machine = new MachineBench(host);
        SetDescriptor(Code, 0x00CF_9B00_0000_FFFF);
        SetDescriptor(Data, 0x00CF_9300_0000_FFFF);
        SetDescriptor(Old, Task(Busy, OldTask, 0x67));
        SetDescriptor(New, Task(Available, NewTask, 0x67));
        SetDescriptor(New16, Task(Available16, NewTask16, 0x2B));
        SetDescriptor(Local, Task(0x82, LocalTable, 0xF));
        SetDescriptor(UserCode, 0x00CF_FB00_0000_FFFF);
        SetDescriptor(UserData, 0x00CF_F300_0000_FFFF);
        SetDescriptor(Absent, 0x00CF_1300_0000_FFFF);
        SetDescriptor(ReadOnly, 0x00CF_9100_0000_FFFF);
        SetDescriptor(Conforming, 0x00CF_9F00_0000_FFFF);
        SetDescriptor(AbsentCode, 0x00CF_1B00_0000_FFFF);
        SetDescriptor(ExecuteOnly, 0x00CF_9900_0000_FFFF);
        SetDescriptor(Old16, Task(Busy16, OldTask, 0x2B));
        Write(LocalTable + 8, 0x00CF_9300_1234_FFFF, 8);
        WriteNewTask();
        WriteNewTask16();
        ref VcpuState state = ref State;
        state.Cr0 = 0x11;
        state.Cr4 = 0;
        state.Efer = 0;
        state.Rip = Rip;
        state.Rflags = 0x0000_0046;
        state.Gdtr = new SegmentRegister { Base = GdtBase, Limit = LastSelector + 7 };
        state.Tr = new SegmentRegister { Selector = Old, Base = OldTask, Limit = 0x67, Attributes = (ushort)Busy };
        state.Cs = Flat(Code, 0xC9B);
        state.Ss = Flat(Data, 0xC93);
        state.Ds = Flat(Data, 0xC93);
        state.Es = Flat(Data, 0xC93);
        state.Fs = Flat(Data, 0xC93);
        state.Gs = Flat(0, 0);
        state.Ldtr = default;
        state.Dr6 = 0xFFFF_0FF0;
        state.Dr7 = 0x400;
        for (int i = 0; i < 8; i++)
        {
            machine.Register((GeneralRegister)i) = 0x1111_0000u + (uint)i;
        }
    }

    public ref VcpuState State => ref machine.State;

    public VirtualProcessor Processor => machine.Processor;

    public MachineBench Machine => machine;

    public static ulong Task(ulong type, ulong address, uint limit) =>
        (type << 40) | limit | ((address & 0xFF_FFFF) << 16) | (address >> 24 << 56);

    public void SetDescriptor(ushort selector, ulong value) => Write(GdtBase + (ulong)(selector & ~7), value, 8);

    /// <summary>The byte of a descriptor with its type and P.</summary>
    public ulong Access(ushort selector) => Read(GdtBase + (ulong)(selector & ~7) + 5, 1);

    public void Write(ulong address, ulong value, int width) =>
        Assert.That(machine.Ram.Ram.TryWrite(address, width, value), Is.True);

    public ulong Read(ulong address, int width)
    {
        Assert.That(machine.Ram.Ram.TryRead(address, width, out ulong value), Is.True);
        return value;
    }

    public byte[] ReadBytes(ulong address, int length)
    {
        byte[] bytes = new byte[length];
        Assert.That(machine.Ram.Ram.TryRead(address, bytes), Is.True);
        return bytes;
    }

    public void SetNewSelector(int index, ushort selector) =>
        Write(NewTask + Selectors + ((ulong)index * 4), selector, 4);

    /// <summary>A 7-byte instruction requests the switch. Returns true if the guest continues.</summary>
    public bool Switch(TaskSwitchSource source, ushort selector = New) => machine.Exit(
        VcpuExitReason.TaskSwitch,
        selector | ((ulong)source << 16),
        (ref VcpuState state) =>
        {
            state.NextInstruction = state.Rip + 7;
            return VcpuExitReason.None;
        });

    /// <summary>An event is delivered through a task gate.</summary>
    public bool Deliver(ulong interrupted, uint? errorCode = null, ushort selector = New) => machine.Exit(
        VcpuExitReason.TaskSwitch,
        selector | ((ulong)TaskSwitchSource.Event << 16) | (errorCode is null ? 0 : 1ul << 24),
        (ref VcpuState state) =>
        {
            state.NextInstruction = 0;
            state.InterruptedEvent = interrupted;
            state.ExceptionErrorCode = errorCode ?? 0;
            return VcpuExitReason.None;
        });

    /// <summary>What the next entry injects; 0: nothing.</summary>
    public ulong NextInjection() => machine.NextInjection();

    public void Dispose() => machine.Dispose();

    private static SegmentRegister Flat(ushort selector, ushort attributes) =>
        new() { Selector = selector, Attributes = attributes, Limit = uint.MaxValue };

    private void WriteNewTask()
    {
        Write(NewTask + Eip, 0x6000, 4);
        Write(NewTask + Eflags, 0x202, 4);
        for (uint i = 0; i < 8; i++)
        {
            Write(NewTask + Registers + (i * 4), 0x2222_0000 + i, 4);
        }

        Write(NewTask + Registers + 16, Stack, 4);
        ushort[] selectors = [Data, Code, Data, Data, 0, Data];
        for (int i = 0; i < selectors.Length; i++)
        {
            SetNewSelector(i, selectors[i]);
        }
    }

    private void WriteNewTask16()
    {
        Write(NewTask16 + Ip16, 0x6000, 2);
        Write(NewTask16 + Flags16, 0x202, 2);
        for (uint i = 0; i < 8; i++)
        {
            Write(NewTask16 + Registers16 + (i * 2), 0x3330 + i, 2);
        }

        Write(NewTask16 + Registers16 + 8, Stack, 2);
        ushort[] selectors = [Data, Code, Data, Data];
        for (uint i = 0; i < selectors.Length; i++)
        {
            Write(NewTask16 + Selectors16 + (i * 2), selectors[i], 2);
        }
    }
}
