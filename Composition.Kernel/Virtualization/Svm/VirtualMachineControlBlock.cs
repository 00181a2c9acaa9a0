// The virtual machine control block (VMCB): AMD APM vol. 2, 15.5 and appendix B.
using System.Runtime.InteropServices;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>One page: the control area and the state save area.</summary>
// Sound: SvmSetup has given every vCPU a frame for it.
[StructLayout(LayoutKind.Explicit, Size = 0x1000)]
internal unsafe struct VirtualMachineControlBlock
{
    [FieldOffset(0x000)]
    public ControlArea Control;

    [FieldOffset(0x400)]
    public StateSaveArea Save;

    /// <summary>The control block of a vCPU.</summary>
    public static VirtualMachineControlBlock* Of(Vcpu* vcpu) => (VirtualMachineControlBlock*)vcpu->ControlBlock;
}
