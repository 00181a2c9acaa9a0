// The instructions that C# cannot say, as stubs (Composition.Build/Stubs/KernelProcessorStubs.cs).
using System.Runtime;
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Processor;

/// <summary>Privileged instructions, one stub each.</summary>
internal static unsafe class Instructions
{
    [RuntimeImport("*", "KernelPortIn8")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern uint PortIn8(uint port);

    [RuntimeImport("*", "KernelPortIn16")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern uint PortIn16(uint port);

    [RuntimeImport("*", "KernelPortIn32")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern uint PortIn32(uint port);

    [RuntimeImport("*", "KernelPortOut8")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void PortOut8(uint port, uint value);

    [RuntimeImport("*", "KernelPortOut16")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void PortOut16(uint port, uint value);

    [RuntimeImport("*", "KernelPortOut32")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void PortOut32(uint port, uint value);

    [RuntimeImport("*", "KernelReadMsr")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ReadMsr(uint msr);

    [RuntimeImport("*", "KernelWriteMsr")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void WriteMsr(uint msr, ulong value);

    [RuntimeImport("*", "KernelCpuid")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Cpuid(uint leaf, uint subleaf, CpuidResult* result);

    [RuntimeImport("*", "KernelReadTimestamp")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ReadTimestamp();

    [RuntimeImport("*", "KernelReadCr0")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ReadCr0();

    [RuntimeImport("*", "KernelWriteCr0")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void WriteCr0(ulong value);

    [RuntimeImport("*", "KernelReadCr2")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ReadCr2();

    [RuntimeImport("*", "KernelReadCr3")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ReadCr3();

    [RuntimeImport("*", "KernelWriteCr3")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void WriteCr3(ulong value);

    [RuntimeImport("*", "KernelReadCr4")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ReadCr4();

    [RuntimeImport("*", "KernelWriteCr4")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void WriteCr4(ulong value);

    /// <summary>The block of the processor that runs this; valid once GS base is set.</summary>
    [RuntimeImport("*", "KernelCurrentProcessor")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ProcessorData* CurrentProcessor();

    /// <summary>Loads the descriptor tables, the segment registers and the task register.</summary>
    [RuntimeImport("*", "KernelLoadDescriptorTables")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void LoadDescriptorTables(DescriptorTablePointer* global, DescriptorTablePointer* interrupts);

    /// <summary>
    /// Lets one pending interrupt in: STI, NOP, CLI. The interrupt's handler abandons the kernel stack and goes to the
    /// scheduler, so this returns only when no interrupt was pending.
    /// </summary>
    [RuntimeImport("*", "KernelInterruptWindow")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void InterruptWindow();

    /// <summary>Stops the processor for ever.</summary>
    [RuntimeImport("*", "KernelHaltForEver")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void HaltForEver();

    /// <summary>
    /// Leaves the boot stack for ring 3: resumes a thread, or waits for an interrupt when it is null.
    /// </summary>
    [RuntimeImport("*", "KernelResume")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Resume(SavedContext* thread);

    /// <summary>Zeroes memory: address and size are multiples of 128 bytes.</summary>
    [RuntimeImport("*", "KernelZero")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Zero(void* address, ulong size);

    /// <summary>Copies a multiple of eight bytes between areas that do not overlap.</summary>
    [RuntimeImport("*", "KernelCopy")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Copy(void* destination, void* source, ulong size);
}
