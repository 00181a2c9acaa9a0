// The VMX-specific part of a virtual processor, in its own frame.
using System.Runtime.InteropServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>What <see cref="Vcpu.ControlBlock"/> refers to. Copies of VMCS fields spare VMREADs and VMWRITEs.</summary>
// Sound: VmxSetup has given every vCPU a frame for it.
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct VmxContext
{
    public const ulong GuestMsrsOffset = 0;

    /// <summary>Values of the guest; the processor loads and stores them. Must stay first: 16-byte aligned.</summary>
    public SwitchedMsrs GuestMsrs;

    /// <summary>What the world switch stub reads and writes.</summary>
    public VmxSwitch Switch;

    /// <summary>Physical address of this structure.</summary>
    public ulong PhysicalAddress;

    /// <summary>Physical address of the VMCS.</summary>
    public ulong Vmcs;

    /// <summary>Physical address of the virtual APIC page, of which only the task priority is used.</summary>
    public ulong VirtualApicAddress;

    /// <summary>The task priority in the virtual APIC page: CR8 in bits 7:4.</summary>
    public uint* TaskPriority;

    /// <summary>The bits of CR0 that the kernel owns, as the guest sees them.</summary>
    public ulong Cr0Shadow;

    // What the VMCS holds.
    public ulong HostCr3;
    public ulong TimestampOffset;
    public uint PrimaryControls;
    public uint Exceptions;
    public uint PreemptionTimer;

    /// <summary>The context of a vCPU.</summary>
    public static VmxContext* Of(Vcpu* vcpu) => (VmxContext*)vcpu->ControlBlock;
}
