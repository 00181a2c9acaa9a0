// A vCPU on SVM: reset, run, state.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>The vCPU operations that <see cref="VirtualizationOperations"/> names.</summary>
internal static unsafe class SvmVcpu
{
    /// <summary>Builds the VMCB afresh and loads the state that the state page holds.</summary>
    public static void Reset(Vcpu* vcpu)
    {
        VirtualMachineControlBlock* block = BlockOf(vcpu);
        *block = default;
        block->Control.ControlRegisterWrites = ControlRegisterWrite.Forced;
        block->Control.Intercepts3 = InterceptVector3.Forced;
        block->Control.Intercepts4 = InterceptVector4.Forced;
        block->Control.IoPermissionMap = SvmBackend.IoPermissionMap;
        block->Control.MsrPermissionMap = SvmBackend.MsrPermissionMap;
        block->Control.AddressSpaceIdentifier = vcpu->AddressSpaceIdentifier;
        block->Control.VirtualInterrupt = VirtualInterruptControl.Masking;
        block->Control.NestedControl = NestedControl.NestedPaging;
        block->Control.NestedCr3 = vcpu->GuestAddressSpace;

        DebugRegisters.Surrender(vcpu);
        VcpuState* state = vcpu->State;
        SvmState.LoadControl(block, state);
        SvmState.LoadSegments(block, state);
        SvmState.LoadSystem(block, state);
        SvmState.LoadModelSpecific(vcpu, block, state);
        SvmState.LoadGeneral(block, state);
        ExtendedState.WriteResetImage(vcpu->Switch.GuestFloatingPoint);
        vcpu->FlushTranslations = true;
        vcpu->InterruptedRun = false;
        vcpu->NonMaskablePhase = NonMaskablePhase.Open;
        state->NonMaskableBlocked = 0;
        for (int i = 0; i < Vcpu.CountedReasons; i++)
        {
            vcpu->ExitCounts[i] = 0;
        }
    }

    /// <summary>See <see cref="Hypervisor.Run"/>.</summary>
    public static VcpuExitReason Run(Vcpu* vcpu, ulong deadline)
    {
        VcpuState* state = vcpu->State;
        if (Instructions.ReadTimestamp() >= deadline)
        {
            return Hypervisor.Leave(vcpu, VcpuExitReason.DeadlineReached, 0);
        }

        VirtualMachineControlBlock* block = BlockOf(vcpu);
        vcpu->InterruptedRun = false;
        EntryCheck refused = SvmEntry.Load(vcpu, block, state);
        if (refused != EntryCheck.None)
        {
            return Refuse(state, refused);
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
            vcpu->ExitCounts[SvmExitCode.CounterIndex(block->Control.ExitCode)]++;
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
                case SvmExitCode.IoPort when SvmExit.TryPost(block, state):
                    break;
                default:
                    return (uint)code == SvmExitCode.Invalid
                        ? Refuse(state, Explain(vcpu, block))
                        : SvmExit.Report(block, state, Instructions.ReadTimestamp());
            }

            Resume(block);
        }
    }

    /// <summary>Stores the groups that are valid after every exit.</summary>
    public static void StoreCommonState(Vcpu* vcpu)
    {
        VirtualMachineControlBlock* block = BlockOf(vcpu);
        vcpu->InterruptedRun = false;
        SvmExit.StoreCommon(block, vcpu->State);
        vcpu->State->InterruptedEvent = 0;
    }

    /// <summary>
    /// Stores the groups that an exit does not store, except those that the monitor has marked dirty.
    /// </summary>
    public static void StoreRemainingState(Vcpu* vcpu)
    {
        VirtualMachineControlBlock* block = BlockOf(vcpu);
        VcpuState* state = vcpu->State;
        VcpuRegisterGroup dirty = state->DirtyGroups;
        if ((dirty & VcpuRegisterGroup.System) == 0)
        {
            SvmState.StoreSystem(block, state);
        }

        if ((dirty & VcpuRegisterGroup.ModelSpecific) == 0)
        {
            DebugRegisters.Surrender(vcpu);
            SvmState.StoreModelSpecific(vcpu, block, state);
        }

        state->ValidGroups = VcpuRegisterGroup.All;
    }

    /// <summary>Prepares the next VMRUN after an exit that is not reported to the monitor.</summary>
    private static void Resume(VirtualMachineControlBlock* block)
    {
        ulong interrupted = block->Control.ExitInterruptInformation;
        block->Control.EventInjection = (interrupted & EventInjection.Valid) != 0 ? interrupted : 0;
        block->Control.TlbControl = TlbControl.None;
    }

    /// <summary>Why the processor refused a VMCB; it does not say.</summary>
    private static EntryCheck Explain(Vcpu* vcpu, VirtualMachineControlBlock* block)
    {
        EntryCheck failed = SvmEntry.CheckBlock(vcpu, block);
        return failed != EntryCheck.None ? failed : EntryCheck.Processor;
    }

    private static VcpuExitReason Refuse(VcpuState* state, EntryCheck check)
    {
        state->ExitReason = VcpuExitReason.InvalidState;
        state->Qualification = (ulong)check;
        return VcpuExitReason.InvalidState;
    }

    private static VirtualMachineControlBlock* BlockOf(Vcpu* vcpu) =>
        (VirtualMachineControlBlock*)vcpu->ControlBlock;
}
