// Task state segments. Intel SDM vol. 3, 8.2.1 and 8.6.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.TaskSwitching;

/// <summary>The part of a 32-bit task state segment that is saved when its task is left.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TaskContext
{
    public const int RegisterCount = 8;

    /// <summary>Selectors in this order: ES, CS, SS, DS, FS, GS.</summary>
    public const int SelectorCount = 6;
    public const int Es = 0, Cs = 1, Ss = 2, Ds = 3, Fs = 4, Gs = 5;

    public uint Eip;
    public uint Eflags;

    /// <summary>In the order of <see cref="Abi.GeneralRegister"/>.</summary>
    public fixed uint Registers[RegisterCount];

    /// <summary>Each in the lower half.</summary>
    public fixed uint Selectors[SelectorCount];
}

/// <summary>A 32-bit task state segment.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TaskState
{
    /// <summary>Where <see cref="Context"/> is.</summary>
    public const int ContextOffset = 0x20;

    /// <summary>The debug trap flag, T, in <see cref="Flags"/>.</summary>
    public const ushort DebugTrap = 1;

    public uint BackLink;

    /// <summary>ESP and SS of privilege levels 0 to 2.</summary>
    public fixed uint Stacks[6];
    public uint Cr3;
    public TaskContext Context;
    public uint LocalTable;
    public ushort Flags;
    public ushort IoMap;
}

/// <summary>The part of a 16-bit task state segment that is saved when its task is left.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TaskContext16
{
    /// <summary>There are neither FS nor GS.</summary>
    public const int SelectorCount = 4;

    public ushort Ip;
    public ushort Flags;
    public fixed ushort Registers[TaskContext.RegisterCount];
    public fixed ushort Selectors[SelectorCount];

    /// <summary>The lower halves of a task's registers.</summary>
    public static TaskContext16 From(in TaskContext context)
    {
        TaskContext16 result = default;
        result.Ip = (ushort)context.Eip;
        result.Flags = (ushort)context.Eflags;
        for (int i = 0; i < TaskContext.RegisterCount; i++)
        {
            result.Registers[i] = (ushort)context.Registers[i];
        }

        for (int i = 0; i < SelectorCount; i++)
        {
            result.Selectors[i] = (ushort)context.Selectors[i];
        }

        return result;
    }

    /// <summary>All registers; those without a field are zero.</summary>
    public readonly TaskContext Widen()
    {
        TaskContext result = default;
        result.Eip = Ip;
        result.Eflags = Flags;
        for (int i = 0; i < TaskContext.RegisterCount; i++)
        {
            result.Registers[i] = Registers[i];
        }

        for (int i = 0; i < SelectorCount; i++)
        {
            result.Selectors[i] = Selectors[i];
        }

        return result;
    }
}

/// <summary>A 16-bit task state segment, that of the 80286.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TaskState16
{
    /// <summary>Where <see cref="Context"/> is.</summary>
    public const int ContextOffset = 0x0E;

    public ushort BackLink;

    /// <summary>SP and SS of privilege levels 0 to 2.</summary>
    public fixed ushort Stacks[6];
    public TaskContext16 Context;
    public ushort LocalTable;
}
