// The kernel's data of the processor, which its stubs reach through GS.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>Task state segment of long mode (AMD APM vol. 2, 12.2.5): stack pointers only.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct TaskStateSegment
{
    public uint Reserved0;

    /// <summary>Stack pointer for entries from ring 3: the end of the current thread's register frame.</summary>
    public ulong Rsp0;
    public ulong Rsp1;
    public ulong Rsp2;
    public ulong Reserved1;

    /// <summary>Stack of the double fault handler.</summary>
    public ulong Ist1;

    /// <summary>Stack of the non-maskable interrupt handler.</summary>
    public ulong Ist2;

    /// <summary>Stack of the machine check handler.</summary>
    public ulong Ist3;
    public ulong Ist4;
    public ulong Ist5;
    public ulong Ist6;
    public ulong Ist7;
    public ulong Reserved2;
    public ushort Reserved3;

    /// <summary>
    /// The offset of the I/O permission bitmap; beyond the limit, so that ring 3 can access no ports directly.
    /// </summary>
    public ushort IoMapBase;
}

/// <summary>At GS base while the kernel runs: the part of a processor's block that the stubs use.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal unsafe struct ProcessorData
{
    /// <summary>Bytes that the stubs reserve for the whole block, of which this is the beginning.</summary>
    public const int BlockSize = 6 * 1024;

    /// <summary>The address of this structure itself.</summary>
    public ProcessorData* Self;

    /// <summary>
    /// The thread whose address space, GS base and entry stack are loaded: a <see cref="SavedContext"/>.
    /// </summary>
    public ulong CurrentThread;

    /// <summary>Where the system call entry keeps the user's stack pointer for a moment.</summary>
    public ulong UserStackPointer;

    /// <summary>Top of the kernel's only stack, 16-byte aligned.</summary>
    public ulong KernelStackTop;

    /// <summary>What CR3 holds.</summary>
    public ulong PageTable;

    /// <summary>Keeps <see cref="TaskStateSegment.Rsp0"/> aligned to 8 bytes.</summary>
    public uint Alignment;
    public TaskStateSegment TaskState;
}

/// <summary>Selectors of the kernel's descriptor table, in the order that SYSCALL and SYSRET demand.</summary>
internal static class SegmentSelector
{
    public const ushort KernelCode = 0x08;
    public const ushort KernelData = 0x10;

    /// <summary>What SYSRET adds 8 (SS) and 16 (CS) to, with privilege level 3.</summary>
    public const ushort UserBase = 0x10 | 3;
    public const ushort UserData = 0x18 | 3;
    public const ushort UserCode = 0x20 | 3;
    public const ushort TaskState = 0x28;
}
