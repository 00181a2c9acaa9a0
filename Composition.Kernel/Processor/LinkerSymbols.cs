// Addresses that only the linker knows, through stubs.
using System.Runtime;
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Processor;

/// <summary>Where the kernel's own parts lie. Virtual addresses unless said otherwise.</summary>
internal static unsafe class LinkerSymbols
{
    [RuntimeImport("*", "KernelImageStart")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ImageStart();

    [RuntimeImport("*", "KernelImageEnd")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ImageEnd();

    /// <summary>The first page behind the boot stage, with which the image begins.</summary>
    [RuntimeImport("*", "KernelBootStageEnd")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong BootStageEnd();

    [RuntimeImport("*", "KernelTextEnd")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong TextEnd();

    [RuntimeImport("*", "KernelReadOnlyDataStart")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ReadOnlyDataStart();

    [RuntimeImport("*", "KernelDataStart")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong DataStart();

    /// <summary>Physical address of the boot tables.</summary>
    [RuntimeImport("*", "KernelBootTables")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong BootTables();

    /// <summary>The block of the processor that the machine starts with.</summary>
    [RuntimeImport("*", "KernelBootProcessorAddress")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ProcessorData* BootProcessor();

    /// <summary>Room for the <see cref="GlobalDescriptorTable"/>: one page.</summary>
    [RuntimeImport("*", "KernelDescriptorTableMemory")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong* DescriptorTableMemory();

    /// <summary>Room for the interrupt descriptor table: one page.</summary>
    [RuntimeImport("*", "KernelInterruptTableMemory")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong* InterruptTableMemory();

    /// <summary>Addresses of the 256 entry stubs.</summary>
    [RuntimeImport("*", "KernelInterruptEntries")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong* InterruptEntries();

    /// <summary>Address of the SYSCALL entry stub.</summary>
    [RuntimeImport("*", "KernelSystemCallEntryAddress")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong SystemCallEntry();

    /// <summary>Lowest address of the kernel stack; the page below is left unmapped.</summary>
    [RuntimeImport("*", "KernelStackBottom")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong StackBottom();

    /// <summary>First address above the kernel stack.</summary>
    [RuntimeImport("*", "KernelStackTop")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong StackTop();

    /// <summary>The end of the three emergency stacks (double fault, NMI, machine check), a page each.</summary>
    [RuntimeImport("*", "KernelEmergencyStacks")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong EmergencyStacks();

    /// <summary>A FXSAVE image with every register at its initial value.</summary>
    [RuntimeImport("*", "KernelCleanFloatingPointAddress")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte* CleanFloatingPoint();

    /// <summary>Memory for the runtime's static objects, and its end.</summary>
    [RuntimeImport("*", "KernelBootHeap")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte* BootHeap();

    [RuntimeImport("*", "KernelBootHeapEnd")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte* BootHeapEnd();
}
