// A vCPU on SVM: reset, run, state.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>The vCPU operations that <see cref="VirtualizationOperations"/> names.</summary>
// Sound: the vCPU was created by SvmSetup, so that its control block is a VMCB and its switch has the operands of the
// stub.
internal static unsafe class SvmVcpu
{
    /// <summary>Builds the VMCB afresh and loads the state that the state page holds.</summary>
    public static void Reset(Vcpu* vcpu)
    {
        VirtualMachineControlBlock* block = VirtualMachineControlBlock.Of(vcpu);
        *block = default;
        block->Control.ControlRegisterWrites = ControlRegisterWrite.Forced;
        block->Control.Intercepts3 = InterceptVector3.Forced;
        block->Control.Intercepts4 = InterceptVector4.Forced;
        block->Control.IoPermissionMap = SvmMachine.IoPermissionMap;
        block->Control.MsrPermissionMap = SvmMachine.MsrPermissionMap;
        block->Control.AddressSpaceIdentifier = vcpu->AddressSpaceIdentifier;
        block->Control.VirtualInterrupt = VirtualInterruptControl.Masking;
        block->Control.NestedControl = NestedControl.NestedPaging;
        block->Control.NestedCr3 = vcpu->GuestAddressSpace;

        SvmState.Load(vcpu, vcpu->State, VcpuRegisterGroup.All);
        SvmState.LoadGeneral(block, vcpu->State);
    }

    /// <summary>See <see cref="Hypervisor.Run"/>.</summary>
    public static VcpuExitReason Run(Vcpu* vcpu)
    {
        VcpuState* state = vcpu->State;
        VirtualMachineControlBlock* block = VirtualMachineControlBlock.Of(vcpu);
        EntryCheck refused = SvmEntry.Load(vcpu, block, state);
        if (refused != EntryCheck.None)
        {
            return ExitReport.Refuse(state, refused);
        }

        DebugRegisters.Acquire(vcpu);
        while (true)
        {
            if (vcpu->NonMaskablePhase != NonMaskablePhase.Open && NonMaskableBlocking.BeforeRun(vcpu, block))
            {
                LocalApic.InterruptSelf();
            }

            TimestampAuxiliary.Enter(vcpu);
            VirtualizationInstructions.SvmRun(&vcpu->Switch);
            TimestampAuxiliary.Leave(vcpu);
            if ((block->Control.VirtualInterrupt & VirtualInterruptControl.Pending) != 0)
            {
                // QEMU 7.2 may lose a physical interrupt that arrives while VMRUN makes the virtual one pending.
                LocalApic.TellPendingInterrupts();
            }

            if (vcpu->NonMaskablePhase != NonMaskablePhase.Open)
            {
                bool goesOn = NonMaskableBlocking.AfterRun(vcpu, block);
                state->NonMaskableBlocked = vcpu->NonMaskablePhase == NonMaskablePhase.Open ? 0 : 1U;
                if (goesOn)
                {
                    Resume(block);
                    continue;
                }
            }

            ulong code = block->Control.ExitCode;
            switch (code)
            {
                case SvmExitCode.Interrupt:
                    SvmExit.StoreInterrupted(block, state);
                    vcpu->InterruptedRun = true;
                    return VcpuExitReason.None;
                case SvmExitCode.MachineCheck:
                    VirtualizationInstructions.RaiseMachineCheck();
                    break;
                case SvmExitCode.NonMaskableInterrupt:
                case SvmExitCode.SystemManagementInterrupt:
                case SvmExitCode.Init:
                    // Taken by the host when STGI ended the world switch.
                    break;
                case SvmExitCode.IoPort when SvmExit.IsPortWrite(block) && SvmExit.TryPost(block, state):
                    break;
                default:
                    return (uint)code == SvmExitCode.Invalid
                        ? ExitReport.Refuse(state, RefusedBlock.Explain(vcpu))
                        : SvmExit.Report(block, state, Instructions.ReadTimestamp());
            }

            Resume(block);
        }
    }

    /// <summary>Prepares the next VMRUN after an exit that is not reported to the monitor.</summary>
    private static void Resume(VirtualMachineControlBlock* block)
    {
        ulong interrupted = block->Control.ExitInterruptInformation;
        block->Control.EventInjection = (interrupted & EventInjection.Valid) != 0 ? interrupted : 0;
        block->Control.TlbControl = TlbControl.None;
    }
}
