// From the state page to the VMCS. The page is shared with the monitor, which is not trusted: what must be checked is
// copied first, then checked, and only the copy is used.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Prepares the VMCS, which is current, for an entry.</summary>
// Sound: of the page, which the monitor can change, values are copied before they are checked, and none is a pointer.
internal static unsafe class VmxEntry
{
    /// <summary>Applies the monitor's changes. On refusal, the page is unchanged.</summary>
    public static EntryCheck Load(Vcpu* vcpu, VmxContext* context, VcpuState* state)
    {
        VcpuRegisterGroup dirty = state->DirtyGroups & VcpuRegisterGroup.All & ~VcpuRegisterGroup.General;
        ulong injection = state->Injection;
        bool injects = (injection & EventInjection.Valid) != 0;
        EntryCheck refused = dirty != VcpuRegisterGroup.None
            ? LoadGroups(vcpu, state, dirty, injection)
            : injects ? EntryChecks.CheckInjection(injection, Vmcs.Read(VmcsField.GuestCr0)) : EntryCheck.None;
        if (refused != EntryCheck.None)
        {
            return refused;
        }

        ulong rflags = LoadGeneral(state, injects ? injection : 0, out ulong rip);
        state->DirtyGroups = VcpuRegisterGroup.None;
        state->Injection = 0;
        Inject(injects ? injection : 0, rip);
        LoadControls(context, state, injects && IsNonMaskable(injection));
        PreemptionTimer.Load(context, rflags);
        if (vcpu->FlushTranslations)
        {
            vcpu->FlushTranslations = false;
            GuestTranslations.Flush(vcpu);
        }

        return EntryCheck.None;
    }

    /// <summary>Sets the event that the next entry delivers, in EVENTINJ form; 0 for none.</summary>
    /// <param name="injection">An event that was checked.</param>
    /// <param name="rip">The guest's RIP.</param>
    public static void Inject(ulong injection, ulong rip)
    {
        Vmcs.Write(VmcsField.EntryInterruption, EventInformation.FromInjection(injection));
        if ((injection & EventInjection.ErrorCodeValid) != 0)
        {
            // Bits 31:15 of the field must be clear; error codes have 16 bits at most (SDM vol. 3, 27.2.1.3).
            const ulong ErrorCodeMask = 0x7FFF;
            ulong code = injection >> EventInjection.ErrorCodeShift;
            Vmcs.Write(VmcsField.EntryExceptionErrorCode, code & ErrorCodeMask);
        }

        if ((injection & EventInformation.TypeMask) == EventInjection.TypeSoftwareInterrupt)
        {
            // The handler returns to RIP plus the length: to RIP itself, as on SVM.
            ulong length = VmxMachine.HasZeroInstructionLength ? 0UL : 1;
            Vmcs.Write(VmcsField.EntryInstructionLength, length);
            Vmcs.Write(VmcsField.GuestRip, rip - length);
        }
    }

    /// <summary>
    /// What the monitor may change at every entry in addition to registers. Only changes are written.
    /// </summary>
    private static void LoadControls(VmxContext* context, VcpuState* state, bool injectsNmi)
    {
        uint exceptions = state->InterceptedExceptions | Vcpu.ForcedExceptions;
        if (exceptions != context->Exceptions)
        {
            context->Exceptions = exceptions;
            Vmcs.Write(VmcsField.ExceptionBitmap, exceptions);
        }

        ulong offset = state->TimestampOffset;
        if (offset != context->TimestampOffset)
        {
            context->TimestampOffset = offset;
            Vmcs.Write(VmcsField.TimestampOffset, offset);
        }

        uint primary = VmxMachine.Controls.Primary
            | (state->InterruptWindowRequested != 0 ? PrimaryControl.InterruptWindowExiting : 0)
            | (state->NonMaskableBlocked != 0 || injectsNmi ? PrimaryControl.NonMaskableWindowExiting : 0);
        if (primary != context->PrimaryControls)
        {
            context->PrimaryControls = primary;
            Vmcs.Write(VmcsField.PrimaryControls, primary);
        }

        // The kernel runs on whatever page table was in use; an exit must find the same.
        ulong pageTable = Instructions.CurrentProcessor()->PageTable;
        if (pageTable != context->HostCr3)
        {
            context->HostCr3 = pageTable;
            Vmcs.Write(VmcsField.HostCr3, pageTable);
        }
    }

    private static bool IsNonMaskable(ulong injection) =>
        (injection & EventInformation.TypeMask) == EventInjection.TypeNonMaskable;

    /// <summary>Loads the registers that every entry loads, and what depends on RFLAGS. Result: RFLAGS.</summary>
    private static ulong LoadGeneral(VcpuState* state, ulong injection, out ulong rip)
    {
        rip = state->Rip;
        Vmcs.Write(VmcsField.GuestRsp, state->Registers[(int)GeneralRegister.Rsp]);
        Vmcs.Write(VmcsField.GuestRip, rip);

        // Virtual-8086 mode does not exist in real and in long mode; an illegal combination is not left to the
        // processor.
        bool hasVirtualMode = (Vmcs.Read(VmcsField.GuestEfer) & Efer.LongModeActive) == 0
            && (Vmcs.Read(VmcsField.GuestCr0) & Cr0.ProtectionEnable) != 0;
        ulong allowed = hasVirtualMode ? Rflags.Defined : Rflags.Defined & ~Rflags.Virtual8086;
        ulong rflags = (state->Rflags & allowed) | Rflags.Fixed;
        Vmcs.Write(VmcsField.GuestRflags, rflags);

        ulong interruptibility = VmxInterruptibility.Choose(
            Vmcs.Read(VmcsField.GuestInterruptibility),
            (state->InterruptShadow & 1) != 0 && injection == 0,
            rflags,
            state->NonMaskableBlocked == 0 || (injection != 0 && IsNonMaskable(injection)));
        Vmcs.Write(VmcsField.GuestInterruptibility, interruptibility);
        Vmcs.Write(
            VmcsField.GuestPendingDebugExceptions,
            VmxInterruptibility.PendingDebugExceptions(
                Vmcs.Read(VmcsField.GuestPendingDebugExceptions), interruptibility, rflags));
        return rflags;
    }

    private static EntryCheck LoadGroups(Vcpu* vcpu, VcpuState* state, VcpuRegisterGroup dirty, ulong injection)
    {
        // Some rules combine registers of different groups: those that the monitor has not set are added.
        VcpuState copy = *state;
        VmxState.Store(vcpu, &copy, VcpuRegisterGroup.All & ~dirty);
        EntryCheck refused = EntryChecks.Check(&copy, injection);
        if (refused == EntryCheck.None && (dirty & VcpuRegisterGroup.Control) != 0
            && PageDirectoryPointers.AreUsed(copy.Cr0, copy.Cr4, copy.Efer) && !KeepsDirectoryPointers(copy.Cr3)
            && !PageDirectoryPointers.Load(vcpu->GuestAddressSpace, copy.Cr3))
        {
            refused = EntryCheck.PageDirectoryPointers;
        }

        if (refused == EntryCheck.None)
        {
            VmxState.Load(vcpu, &copy, dirty);

            // An entry keeps this guest's translations, which depend on CR0, CR3, CR4, EFER and PAT.
            vcpu->FlushTranslations |= EntryChecks.ChangesTranslation(dirty);
        }

        return refused;
    }

    /// <summary>
    /// Whether the guest continues with the pointers in the VMCS. A processor reloads them when CR3 changes, and not
    /// otherwise: what the guest has written to memory since then may be invalid and has no effect yet.
    /// </summary>
    private static bool KeepsDirectoryPointers(ulong cr3) =>
        cr3 == Vmcs.Read(VmcsField.GuestCr3)
        && PageDirectoryPointers.AreUsed(
            Vmcs.Read(VmcsField.GuestCr0), Vmcs.Read(VmcsField.GuestCr4), Vmcs.Read(VmcsField.GuestEfer));
}
