// A vCPU on VMX: reset, run, state.
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>The vCPU operations that <see cref="VirtualizationOperations"/> names.</summary>
// Sound: the vCPU was created by VmxSetup: its control block is a context, whose VMCS is made current first.
internal static unsafe class VmxVcpu
{
    /// <summary>Fills the VMCS afresh and loads the state that the state page holds.</summary>
    public static void Reset(Vcpu* vcpu)
    {
        VmxContext* context = VmxContext.Of(vcpu);
        Vmcs.Clear(vcpu);
        Vmcs.WriteFixed(VmxMachine.Controls, context, vcpu);
        Vmcs.Write(VmcsField.Cr0Mask, VmxState.Cr0Owned);
        Vmcs.Write(VmcsField.Cr4Mask, VmxState.Cr4Owned);
        Vmcs.Write(VmcsField.Cr4ReadShadow, 0);
        Vmcs.Write(VmcsField.TimestampOffset, 0);
        Vmcs.Write(VmcsField.ExceptionBitmap, 0);
        context->TimestampOffset = 0;
        context->Exceptions = 0;
        PreemptionTimer.Reset(context);
        context->PrimaryControls = VmxMachine.Controls.Primary;
        context->HostCr3 = 0;

        VmxState.Load(vcpu, vcpu->State, VcpuRegisterGroup.All);
    }

    /// <summary>See <see cref="Hypervisor.Run"/>.</summary>
    public static VcpuExitReason Run(Vcpu* vcpu)
    {
        VcpuState* state = vcpu->State;
        Vmcs.MakeCurrent(vcpu);
        VmxContext* context = VmxContext.Of(vcpu);
        EntryCheck refused = VmxEntry.Load(vcpu, context, state);
        if (refused != EntryCheck.None)
        {
            return ExitReport.Refuse(state, refused);
        }

        DebugRegisters.Acquire(vcpu);
        KeepThreadBlock(vcpu);
        while (true)
        {
            TimestampAuxiliary.Enter(vcpu);
            ulong failure = VmxInstructions.Run(&vcpu->Switch, &context->Switch);
            TimestampAuxiliary.Leave(vcpu);
            if (failure != VmxResult.Succeeded)
            {
                return VmxFailure.ReportInstruction(vcpu, failure);
            }

            uint reason = (uint)Vmcs.Read(VmcsField.ExitReason);
            if ((reason & VmxExitReason.EntryFailure) != 0)
            {
                return VmxFailure.ReportEntry(vcpu, reason);
            }

            context->Switch.Launched = 1;
            if (reason is VmxExitReason.ExternalInterrupt or VmxExitReason.PreemptionTimer)
            {
                VmxExit.StoreInterrupted(state);
                vcpu->InterruptedRun = true;
                return VcpuExitReason.None;
            }

            if (!VmxExit.TryHandle(vcpu, context, reason))
            {
                return VmxExit.Report(vcpu, reason, Instructions.ReadTimestamp());
            }

            PreemptionTimer.Continue(context);
        }
    }

    /// <summary>See <see cref="VirtualizationOperations.Store"/>.</summary>
    public static void Store(Vcpu* vcpu, VcpuState* state, VcpuRegisterGroup groups)
    {
        Vmcs.MakeCurrent(vcpu);
        VmxState.Store(vcpu, state, groups);
    }

    /// <summary>
    /// Makes exits restore the GS base of the thread that ring 3 was left by: KernelGSbase differs from thread to
    /// thread, and the kernel's exit stub writes it only when the thread changes.
    /// </summary>
    // Sound: a guest runs only after a system call, so there is a current thread.
    private static void KeepThreadBlock(Vcpu* vcpu) =>
        ((SwitchedMsrs*)PhysicalMemory.Pointer(vcpu->Processor->HostMsrs))->KernelGsBase.Value =
            ((SavedContext*)Instructions.CurrentProcessor()->CurrentThread)->ThreadBlock;
}
