// From the state page to the VMCB. The page is shared with the monitor, which is not trusted: what must be checked is
// copied first, then checked, and only the copy is used.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Prepares the VMCB for VMRUN.</summary>
// Sound: of the page, which the monitor can change, values are copied before they are checked, and none is a pointer.
internal static unsafe class SvmEntry
{
    /// <summary>Applies the monitor's changes. On refusal, the VMCB and the page are unchanged.</summary>
    public static EntryCheck Load(Vcpu* vcpu, VirtualMachineControlBlock* block, VcpuState* state)
    {
        VcpuRegisterGroup dirty = state->DirtyGroups & VcpuRegisterGroup.All & ~VcpuRegisterGroup.General;
        ulong injection = state->Injection;
        EntryCheck refused = dirty != VcpuRegisterGroup.None
            ? LoadGroups(vcpu, state, dirty, injection)
            : EntryChecks.CheckInjection(injection, block->Save.Cr0);
        if (refused != EntryCheck.None)
        {
            return refused;
        }

        state->DirtyGroups = VcpuRegisterGroup.None;
        state->Injection = 0;
        block->Control.EventInjection = (injection & EventInjection.Valid) != 0 ? injection : 0;
        block->Control.Exceptions = state->InterceptedExceptions | Vcpu.ForcedExceptions;
        if (vcpu->NonMaskablePhase != NonMaskablePhase.Open || NonMaskableBlocking.Begins(injection))
        {
            NonMaskableBlocking.Load(vcpu, block, state->NonMaskableBlocked != 0, injection);
        }

        block->Control.TimestampOffset = state->TimestampOffset;
        block->Control.TlbControl = vcpu->FlushTranslations ? SvmMachine.FlushCommand : TlbControl.None;
        vcpu->FlushTranslations = false;

        // The interrupt window is a virtual interrupt whose intercept comes before its delivery (15.21.4).
        ulong window = state->InterruptWindowRequested != 0
            ? VirtualInterruptControl.Pending | VirtualInterruptControl.IgnoreTaskPriority
            : 0;
        block->Control.VirtualInterrupt =
            (block->Control.VirtualInterrupt & VirtualInterruptControl.TaskPriorityMask)
            | VirtualInterruptControl.Masking | window;
        SvmState.LoadGeneral(block, state);
        return EntryCheck.None;
    }

    private static EntryCheck LoadGroups(Vcpu* vcpu, VcpuState* state, VcpuRegisterGroup dirty, ulong injection)
    {
        // Some rules combine registers of different groups: those that the monitor has not set are added.
        VcpuState copy = *state;
        SvmState.Store(vcpu, &copy, VcpuRegisterGroup.All & ~dirty);
        EntryCheck refused = EntryChecks.Check(&copy, injection);
        if (refused == EntryCheck.None)
        {
            SvmState.Load(vcpu, &copy, dirty);

            // VMRUN keeps this guest's translations, which depend on CR0, CR3, CR4, EFER and PAT (15.16).
            vcpu->FlushTranslations |= EntryChecks.ChangesTranslation(dirty);
        }

        return refused;
    }
}
