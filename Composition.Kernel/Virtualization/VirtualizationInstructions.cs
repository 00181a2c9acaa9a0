// The instructions of virtualization that C# cannot say (Composition.Build/Stubs/KernelVirtualizationStubs.cs).
using System.Runtime;
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>World switch, XCR0 and debug registers, one stub each.</summary>
internal static unsafe class VirtualizationInstructions
{
    /// <summary>Enters the guest by VMRUN and returns at its next #VMEXIT, with the host's state restored.</summary>
    [RuntimeImport("*", "KernelSvmRun")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void SvmRun(WorldSwitch* operands);

    /// <summary>Writes XCR0 (XSETBV); CR4.OSXSAVE must be set.</summary>
    [RuntimeImport("*", "KernelWriteXcr0")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void WriteXcr0(ulong value);

    /// <summary>Stores DR0 to DR3.</summary>
    [RuntimeImport("*", "KernelReadBreakpoints")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void ReadBreakpoints(ulong* addresses);

    /// <summary>Loads DR0 to DR3.</summary>
    [RuntimeImport("*", "KernelWriteBreakpoints")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void WriteBreakpoints(ulong* addresses);

    /// <summary>Calls the kernel's machine check handler, as the machine check that left a guest would have.</summary>
    [RuntimeImport("*", "KernelRaiseMachineCheck")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void RaiseMachineCheck();
}
