// Where the kernel's own parts lie. The stubs declare it, and the linker fills it in.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>Virtual addresses unless said otherwise.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ImageLayout
{
    /// <summary>The boot stage, with which the image begins.</summary>
    public ulong ImageStart;

    /// <summary>The first page behind the boot stage.</summary>
    public ulong BootStageEnd;
    public ulong TextEnd;
    public ulong ReadOnlyDataStart;
    public ulong DataStart;
    public ulong ImageEnd;

    /// <summary>Physical address of the boot tables.</summary>
    public ulong BootTables;

    /// <summary>The block of the processor that the machine starts with.</summary>
    public ProcessorData* BootProcessor;

    /// <summary>Room for the segment descriptors: one page.</summary>
    public ulong* DescriptorTable;

    /// <summary>Room for the interrupt descriptor table: one page.</summary>
    public ulong* InterruptTable;

    /// <summary>Addresses of the 256 entry stubs.</summary>
    public ulong* InterruptEntries;

    /// <summary>Address of the SYSCALL entry stub.</summary>
    public ulong SystemCallEntry;

    /// <summary>Lowest address of the kernel stack; the page below is left unmapped.</summary>
    public ulong StackBottom;

    /// <summary>First address above the kernel stack.</summary>
    public ulong StackTop;

    /// <summary>The end of the three emergency stacks (double fault, NMI, machine check), a page each.</summary>
    public ulong EmergencyStacks;

    /// <summary>A FXSAVE image with every register at its initial value.</summary>
    public byte* CleanFloatingPoint;

    /// <summary>Memory for the runtime's static objects, and its end.</summary>
    public byte* BootHeap;
    public byte* BootHeapEnd;
}
