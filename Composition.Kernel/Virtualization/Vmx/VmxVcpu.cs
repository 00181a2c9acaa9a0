// A vCPU on VMX: reset, run, state.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>The vCPU operations that <see cref="VirtualizationOperations"/> names.</summary>
internal static unsafe class VmxVcpu
{
    /// <summary>Fills the VMCS afresh and loads the state that the state page holds.</summary>
    public static void Reset(Vcpu* vcpu)
    {
        VmxContext* context = VmxBackend.ContextOf(vcpu);
        VmxBackend.ClearVmcs(vcpu);
        Vmcs.WriteFixed(VmxBackend.Controls, context, vcpu);
        Vmcs.Write(VmcsField.Cr0Mask, VmxState.Cr0Owned);
        Vmcs.Write(VmcsField.Cr4Mask, VmxState.Cr4Owned);
        Vmcs.Write(VmcsField.Cr4ReadShadow, 0);
        Vmcs.Write(VmcsField.TimestampOffset, 0);
        Vmcs.Write(VmcsField.ExceptionBitmap, 0);
        context->TimestampOffset = 0;
        context->Exceptions = 0;
        PreemptionTimer.Reset(context);
        context->PrimaryControls = VmxBackend.Controls.Primary;
        context->HostCr3 = 0;

        DebugRegisters.Surrender(vcpu);
        VcpuState* state = vcpu->State;
        VmxState.LoadControl(context, state);
        VmxState.LoadSegments(state);
        VmxState.LoadSystem(state);
        VmxState.LoadModelSpecific(vcpu, context, state);
        ExtendedState.WriteResetImage(vcpu->Switch.GuestFloatingPoint);
        vcpu->FlushTranslations = true;
        vcpu->InterruptedRun = false;
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

        VmxBackend.MakeCurrent(vcpu);
        VmxContext* context = VmxBackend.ContextOf(vcpu);
        vcpu->InterruptedRun = false;
        EntryCheck refused = VmxEntry.Load(vcpu, context, state);
        if (refused != EntryCheck.None)
        {
            return Refuse(state, refused);
        }

        DebugRegisters.Acquire(vcpu);
        VmxBackend.KeepThreadBlock(vcpu);
        while (true)
        {
            TimestampAuxiliary.Enter(vcpu);
            ulong failure = VmxInstructions.Run(&vcpu->Switch, &context->Switch);
            TimestampAuxiliary.Leave(vcpu);
            if (failure != VmxInstructions.Succeeded)
            {
                return VmxFailure.ReportInstruction(vcpu, failure);
            }

            uint reason = (uint)Vmcs.Read(VmcsField.ExitReason);
            vcpu->ExitCounts[CounterIndex(reason)]++;
            if ((reason & VmxExitReason.EntryFailure) != 0)
            {
                return VmxFailure.ReportEntry(vcpu, context, reason);
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
                return VmxExit.Report(context, state, reason, Instructions.ReadTimestamp());
            }

            PreemptionTimer.Continue(context);
        }
    }

    /// <summary>Stores the groups that are valid after every exit.</summary>
    public static void StoreCommonState(Vcpu* vcpu)
    {
        VmxBackend.MakeCurrent(vcpu);
        vcpu->InterruptedRun = false;
        VmxExit.StoreCommon(VmxBackend.ContextOf(vcpu), vcpu->State);
        vcpu->State->InterruptedEvent = 0;
    }

    /// <summary>
    /// Stores the groups that an exit does not store, except those that the monitor has marked dirty.
    /// </summary>
    public static void StoreRemainingState(Vcpu* vcpu)
    {
        VmxBackend.MakeCurrent(vcpu);
        VcpuState* state = vcpu->State;
        VcpuRegisterGroup dirty = state->DirtyGroups;
        if ((dirty & VcpuRegisterGroup.System) == 0)
        {
            VmxState.StoreSystem(state);
        }

        if ((dirty & VcpuRegisterGroup.ModelSpecific) == 0)
        {
            DebugRegisters.Surrender(vcpu);
            VmxState.StoreModelSpecific(vcpu, VmxBackend.ContextOf(vcpu), state);
        }

        state->ValidGroups = VcpuRegisterGroup.All;
    }

    private static VcpuExitReason Refuse(VcpuState* state, EntryCheck check)
    {
        state->ExitReason = VcpuExitReason.InvalidState;
        state->Qualification = (ulong)check;
        return VcpuExitReason.InvalidState;
    }

    private static int CounterIndex(uint reason)
    {
        uint basic = reason & VmxExitReason.BasicMask;
        return basic < Vcpu.CountedReasons ? (int)basic : Vcpu.CountedReasons - 1;
    }
}
