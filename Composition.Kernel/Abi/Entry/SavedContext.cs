// What the kernel's entry and exit stubs know of a thread: the first part of the kernel's thread structure.
using System.Runtime.InteropServices;
using CamkesNet.Abi.Processor;

namespace CamkesNet.Abi;

/// <summary>How a thread returns to ring 3.</summary>
internal enum ResumeKind : ulong
{
    /// <summary>
    /// By SYSRET out of a system call: the registers that a call preserves, the result and the message; the floating
    /// point state is a clean one, so that nothing leaks from one component into another.
    /// </summary>
    SystemCall = 0,

    /// <summary>By IRETQ with every register, as it was when the thread was interrupted.</summary>
    Interrupt = 1,
}

/// <summary>The saved user state of a thread. The stack pointer for entries from ring 3 is the frame's end.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SavedContext
{
    public RegisterFrame Frame;

    /// <summary>Physical address of the top page table: CR3.</summary>
    public ulong PageTable;

    /// <summary>GS base of the thread in ring 3: its thread block.</summary>
    public ulong ThreadBlock;

    public ResumeKind ResumeKind;
    public ulong Reserved;

    /// <summary>An <see cref="FxsaveArea"/>, 16-byte aligned in this structure.</summary>
    public fixed byte FloatingPoint[FxsaveArea.Bytes];
}
