// The instructions of VMX that C# cannot say (Composition.Build/Stubs/KernelVmxStubs.cs).
using System.Runtime;
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>
/// One stub each. Results are those of <see cref="VmxResult"/>.
/// </summary>
internal static unsafe class VmxInstructions
{
    /// <summary>VMXON with a pointer to the physical address of the region.</summary>
    [RuntimeImport("*", "KernelVmxOn")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong On(ulong* physicalAddress);

    /// <summary>VMCLEAR with a pointer to the physical address of the VMCS.</summary>
    [RuntimeImport("*", "KernelVmxClear")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong Clear(ulong* physicalAddress);

    /// <summary>VMPTRLD with a pointer to the physical address of the VMCS.</summary>
    [RuntimeImport("*", "KernelVmxLoadPointer")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong LoadPointer(ulong* physicalAddress);

    /// <summary>VMREAD of a field that exists.</summary>
    [RuntimeImport("*", "KernelVmxRead")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong Read(ulong field);

    [RuntimeImport("*", "KernelVmxWrite")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong Write(ulong field, ulong value);

    /// <summary>INVEPT with a type and a descriptor of two words.</summary>
    [RuntimeImport("*", "KernelVmxInvalidateEpt")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong InvalidateEpt(ulong type, ulong* descriptor);

    /// <summary>INVVPID with a type and a descriptor of two words.</summary>
    [RuntimeImport("*", "KernelVmxInvalidateIdentifier")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong InvalidateIdentifier(ulong type, ulong* descriptor);

    /// <summary>Enters the guest of the current VMCS and returns at its next exit, or when the entry fails.</summary>
    [RuntimeImport("*", "KernelVmxRun")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong Run(WorldSwitch* operands, VmxSwitch* registers);

    /// <summary>Where exits arrive: HOST_RIP.</summary>
    [RuntimeImport("*", "KernelVmxExitAddress")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ExitAddress();

    /// <summary>Calls the kernel's handler of non-maskable interrupts, as one outside a guest does.</summary>
    [RuntimeImport("*", "KernelRaiseNonMaskableInterrupt")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void RaiseNonMaskableInterrupt();
}
