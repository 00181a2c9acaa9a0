// Moves register groups between the VMCB and a state structure. No checks here: loads take what was checked.
// What every entry and exit does is inlined, which saves a tenth of the path.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Register groups of <see cref="VcpuState"/> in the VMCB.</summary>
// Sound: the block is the vCPU's VMCB; the state is its page or a copy in a frame of the caller's.
internal static unsafe class SvmState
{
    /// <summary>See <see cref="VirtualizationOperations.Store"/>.</summary>
    public static void Store(Vcpu* vcpu, VcpuState* state, VcpuRegisterGroup groups)
    {
        VirtualMachineControlBlock* block = VirtualMachineControlBlock.Of(vcpu);
        if ((groups & VcpuRegisterGroup.Control) != 0)
        {
            StoreControl(block, state);
        }

        if ((groups & VcpuRegisterGroup.Segments) != 0)
        {
            StoreSegments(block, state);
        }

        if ((groups & VcpuRegisterGroup.System) != 0)
        {
            StoreSystem(block, state);
        }

        if ((groups & VcpuRegisterGroup.ModelSpecific) != 0)
        {
            StoreModelSpecific(vcpu, block, state);
        }
    }

    /// <summary>Loads register groups; all but the general one.</summary>
    public static void Load(Vcpu* vcpu, VcpuState* state, VcpuRegisterGroup groups)
    {
        VirtualMachineControlBlock* block = VirtualMachineControlBlock.Of(vcpu);
        if ((groups & VcpuRegisterGroup.Control) != 0)
        {
            LoadControl(block, state);
        }

        if ((groups & VcpuRegisterGroup.Segments) != 0)
        {
            LoadSegments(block, state);
        }

        if ((groups & VcpuRegisterGroup.System) != 0)
        {
            LoadSystem(block, state);
        }

        if ((groups & VcpuRegisterGroup.ModelSpecific) != 0)
        {
            LoadModelSpecific(vcpu, block, state);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreGeneral(VirtualMachineControlBlock* block, VcpuState* state)
    {
        // The other general registers are stored by the world switch itself.
        state->Registers[(int)GeneralRegister.Rax] = block->Save.Rax;
        state->Registers[(int)GeneralRegister.Rsp] = block->Save.Rsp;
        state->Rip = block->Save.Rip;
        state->Rflags = block->Save.Rflags;
        state->InterruptShadow = (uint)block->Control.InterruptShadow & 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadGeneral(VirtualMachineControlBlock* block, VcpuState* state)
    {
        block->Save.Rax = state->Registers[(int)GeneralRegister.Rax];
        block->Save.Rsp = state->Registers[(int)GeneralRegister.Rsp];
        block->Save.Rip = state->Rip;

        // Virtual-8086 mode does not exist in long mode; an illegal combination is not left to the processor.
        ulong allowed = (block->Save.Efer & Efer.LongModeActive) != 0
            ? Rflags.Defined & ~Rflags.Virtual8086
            : Rflags.Defined;
        block->Save.Rflags = (state->Rflags & allowed) | Rflags.Fixed;
        block->Control.InterruptShadow = state->InterruptShadow & 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreControl(VirtualMachineControlBlock* block, VcpuState* state)
    {
        state->Cr0 = block->Save.Cr0;
        state->Cr2 = block->Save.Cr2;
        state->Cr3 = block->Save.Cr3;
        state->Cr4 = block->Save.Cr4;
        state->Cr8 = block->Control.VirtualInterrupt & VirtualInterruptControl.TaskPriorityMask;

        // The processor requires SVME in a guest's EFER (15.5.1), but a guest has no SVM and must not see the bit.
        state->Efer = (block->Save.Efer & ~Efer.SecureVirtualMachineEnable) | block->Control.WithheldEfer;
    }

    private static void LoadControl(VirtualMachineControlBlock* block, VcpuState* state)
    {
        block->Save.Cr0 = state->Cr0;
        block->Save.Cr2 = state->Cr2;
        block->Save.Cr3 = state->Cr3;
        block->Save.Cr4 = state->Cr4;

        // Without PAE, LME has no effect yet, but QEMU 7.2 stops the whole machine at a VMRUN with it. A guest that sets
        // PAE comes here, because writes of CR4 are intercepted.
        ulong withheld = (state->Cr4 & Cr4.PhysicalAddressExtension) == 0 ? state->Efer & Efer.LongModeEnable : 0;
        block->Control.WithheldEfer = withheld;
        block->Save.Efer = (state->Efer & ~withheld) | Efer.SecureVirtualMachineEnable;
        block->Control.VirtualInterrupt =
            (block->Control.VirtualInterrupt & ~VirtualInterruptControl.TaskPriorityMask) | state->Cr8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSegments(VirtualMachineControlBlock* block, VcpuState* state)
    {
        state->Es = block->Save.Es;
        state->Cs = block->Save.Cs;
        state->Ss = block->Save.Ss;
        state->Ds = block->Save.Ds;

        // SS.DPL is the privilege level for the monitor, which the processor keeps apart.
        const int Privilege = SegmentAttributes.PrivilegeMask << SegmentAttributes.PrivilegeShift;
        state->Ss.Attributes =
            (ushort)((state->Ss.Attributes & ~Privilege) | (block->Save.Cpl << SegmentAttributes.PrivilegeShift));
    }

    private static void LoadSegments(VirtualMachineControlBlock* block, VcpuState* state)
    {
        block->Save.Es = state->Es;
        block->Save.Cs = state->Cs;
        block->Save.Ss = state->Ss;
        block->Save.Ds = state->Ds;
        block->Save.Cpl = (byte)(
            (state->Ss.Attributes >> SegmentAttributes.PrivilegeShift) & SegmentAttributes.PrivilegeMask);
    }

    private static void StoreSystem(VirtualMachineControlBlock* block, VcpuState* state)
    {
        state->Fs = block->Save.Fs;
        state->Gs = block->Save.Gs;
        state->Ldtr = block->Save.Ldtr;
        state->Tr = block->Save.Tr;
        state->Gdtr = block->Save.Gdtr;
        state->Idtr = block->Save.Idtr;
    }

    private static void LoadSystem(VirtualMachineControlBlock* block, VcpuState* state)
    {
        block->Save.Fs = state->Fs;
        block->Save.Gs = state->Gs;
        block->Save.Ldtr = state->Ldtr;
        block->Save.Tr = state->Tr;
        block->Save.Gdtr = state->Gdtr;
        block->Save.Idtr = state->Idtr;
    }

    private static void StoreModelSpecific(Vcpu* vcpu, VirtualMachineControlBlock* block, VcpuState* state)
    {
        state->KernelGsBase = block->Save.KernelGsBase;
        state->Star = block->Save.Star;
        state->Lstar = block->Save.Lstar;
        state->Cstar = block->Save.Cstar;
        state->Sfmask = block->Save.Sfmask;
        state->SysenterCs = block->Save.SysenterCs;
        state->SysenterEsp = block->Save.SysenterEsp;
        state->SysenterEip = block->Save.SysenterEip;
        state->Pat = block->Save.Pat;
        state->Dr6 = block->Save.Dr6;
        state->Dr7 = block->Save.Dr7;
        UnswitchedState.Store(vcpu, state);
    }

    private static void LoadModelSpecific(Vcpu* vcpu, VirtualMachineControlBlock* block, VcpuState* state)
    {
        block->Save.KernelGsBase = state->KernelGsBase;
        block->Save.Star = state->Star;
        block->Save.Lstar = state->Lstar;
        block->Save.Cstar = state->Cstar;
        block->Save.Sfmask = state->Sfmask;
        block->Save.SysenterCs = state->SysenterCs;
        block->Save.SysenterEsp = state->SysenterEsp;
        block->Save.SysenterEip = state->SysenterEip;
        block->Save.Pat = state->Pat;
        block->Save.Dr6 = state->Dr6;
        block->Save.Dr7 = state->Dr7;
        UnswitchedState.Load(vcpu, state);
    }
}
