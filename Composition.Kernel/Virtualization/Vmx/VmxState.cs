// Moves register groups between the VMCS and a state structure. No checks here: loads take what was checked.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Register groups of <see cref="VcpuState"/> in the current VMCS.</summary>
// Sound: the state is the vCPU's page or a copy in a frame of the caller's, and the context has a frame of its own.
internal static unsafe class VmxState
{
    private const int TaskPriorityShift = 4;

    /// <summary>The bits of CR0 that the processor insists on for guests.</summary>
    private static ulong Cr0Fixed0 => VmxMachine.Cr0Fixed0;

    /// <summary>
    /// What of CR0 the kernel owns: bits that VMX keeps set, and the cache controls, which are the machine's.
    /// </summary>
    public static ulong Cr0Owned => Cr0Fixed0 | Cr0.NotWriteThrough | Cr0.CacheDisable;

    /// <summary>What of CR4 the kernel owns: all that a guest may not set, VMXE included.</summary>
    public static ulong Cr4Owned => ~GuestLimits.OfThisMachine.Cr4;

    /// <summary>Stores register groups.</summary>
    public static void Store(Vcpu* vcpu, VcpuState* state, VcpuRegisterGroup groups)
    {
        VmxContext* context = VmxContext.Of(vcpu);
        if ((groups & VcpuRegisterGroup.Control) != 0)
        {
            StoreControl(context, state);
        }

        if ((groups & VcpuRegisterGroup.Segments) != 0)
        {
            StoreSegments(state);
        }

        if ((groups & VcpuRegisterGroup.System) != 0)
        {
            StoreSystem(state);
        }

        if ((groups & VcpuRegisterGroup.ModelSpecific) != 0)
        {
            StoreModelSpecific(vcpu, context, state);
        }
    }

    /// <summary>Loads register groups; all but the general one.</summary>
    public static void Load(Vcpu* vcpu, VcpuState* state, VcpuRegisterGroup groups)
    {
        VmxContext* context = VmxContext.Of(vcpu);
        if ((groups & VcpuRegisterGroup.Control) != 0)
        {
            LoadControl(context, state);
        }

        if ((groups & VcpuRegisterGroup.Segments) != 0)
        {
            LoadSegments(state);
        }

        if ((groups & VcpuRegisterGroup.System) != 0)
        {
            LoadSystem(state);
        }

        if ((groups & VcpuRegisterGroup.ModelSpecific) != 0)
        {
            LoadModelSpecific(vcpu, context, state);
        }
    }

    public static void StoreGeneral(VcpuState* state)
    {
        state->Registers[(int)GeneralRegister.Rsp] = Vmcs.Read(VmcsField.GuestRsp);
        state->Rip = Vmcs.Read(VmcsField.GuestRip);
        state->Rflags = Vmcs.Read(VmcsField.GuestRflags);
        ulong interruptibility = Vmcs.Read(VmcsField.GuestInterruptibility);
        state->InterruptShadow = (interruptibility & Interruptibility.Shadow) != 0 ? 1U : 0;
        state->NonMaskableBlocked = (interruptibility & Interruptibility.BlockedByNmi) != 0 ? 1U : 0;
    }

    private static void StoreControl(VmxContext* context, VcpuState* state)
    {
        ulong owned = Cr0Owned;
        state->Cr0 = (Vmcs.Read(VmcsField.GuestCr0) & ~owned) | context->Cr0Shadow;
        state->Cr2 = context->Switch.Cr2;
        state->Cr3 = Vmcs.Read(VmcsField.GuestCr3);
        state->Cr4 = Vmcs.Read(VmcsField.GuestCr4) & GuestLimits.OfThisMachine.Cr4;
        state->Cr8 = *context->TaskPriority >> TaskPriorityShift;
        state->Efer = Vmcs.Read(VmcsField.GuestEfer);
    }

    private static void LoadControl(VmxContext* context, VcpuState* state)
    {
        LoadCr0(context, state->Cr0);
        context->Switch.Cr2 = state->Cr2;
        Vmcs.Write(VmcsField.GuestCr3, state->Cr3);
        Vmcs.Write(VmcsField.GuestCr4, state->Cr4 | VmxMachine.Cr4Fixed0);
        *context->TaskPriority = (uint)state->Cr8 << TaskPriorityShift;
        LoadEfer(state->Efer);
    }

    /// <summary>Gives the guest a CR0; the bits that the kernel owns are shown only.</summary>
    public static void LoadCr0(VmxContext* context, ulong cr0)
    {
        const ulong Caches = Cr0.NotWriteThrough | Cr0.CacheDisable;
        context->Cr0Shadow = cr0 & Cr0Owned;
        Vmcs.Write(VmcsField.Cr0ReadShadow, cr0);
        Vmcs.Write(VmcsField.GuestCr0, (cr0 & ~Caches) | Cr0Fixed0);
    }

    /// <summary>Gives the guest an EFER; the entry control follows LMA.</summary>
    public static void LoadEfer(ulong efer)
    {
        Vmcs.Write(VmcsField.GuestEfer, efer);
        uint controls = VmxMachine.Controls.Entry & ~EntryControl.LongModeGuest;
        Vmcs.Write(
            VmcsField.EntryControls,
            (efer & Efer.LongModeActive) != 0 ? controls | EntryControl.LongModeGuest : controls);
    }

    private static void StoreSegments(VcpuState* state)
    {
        Store(0, &state->Es);
        Store(1, &state->Cs);
        Store(2, &state->Ss);
        Store(3, &state->Ds);
    }

    private static void LoadSegments(VcpuState* state)
    {
        Load(0, state->Es, SegmentAccessRights.FromSegment(state->Es));
        Load(1, state->Cs, SegmentAccessRights.FromSegment(state->Cs));
        Load(2, state->Ss, SegmentAccessRights.FromSegment(state->Ss));
        Load(3, state->Ds, SegmentAccessRights.FromSegment(state->Ds));
    }

    private static void StoreSystem(VcpuState* state)
    {
        Store(4, &state->Fs);
        Store(5, &state->Gs);
        Store(6, &state->Ldtr);
        Store(7, &state->Tr);
        state->Gdtr = new SegmentRegister
        {
            Base = Vmcs.Read(VmcsField.GuestGdtrBase),
            Limit = (uint)Vmcs.Read(VmcsField.GuestGdtrLimit),
        };
        state->Idtr = new SegmentRegister
        {
            Base = Vmcs.Read(VmcsField.GuestIdtrBase),
            Limit = (uint)Vmcs.Read(VmcsField.GuestIdtrLimit),
        };
    }

    private static void LoadSystem(VcpuState* state)
    {
        Load(4, state->Fs, SegmentAccessRights.FromSegment(state->Fs));
        Load(5, state->Gs, SegmentAccessRights.FromSegment(state->Gs));
        Load(6, state->Ldtr, SegmentAccessRights.FromAttributes(state->Ldtr));
        Load(7, state->Tr, SegmentAccessRights.FromTaskRegister(state->Tr));
        Vmcs.Write(VmcsField.GuestGdtrBase, state->Gdtr.Base);
        Vmcs.Write(VmcsField.GuestGdtrLimit, state->Gdtr.Limit);
        Vmcs.Write(VmcsField.GuestIdtrBase, state->Idtr.Base);
        Vmcs.Write(VmcsField.GuestIdtrLimit, state->Idtr.Limit);
    }

    private static void StoreModelSpecific(Vcpu* vcpu, VmxContext* context, VcpuState* state)
    {
        state->KernelGsBase = context->GuestMsrs.KernelGsBase.Value;
        state->Star = context->GuestMsrs.Star.Value;
        state->Lstar = context->GuestMsrs.Lstar.Value;
        state->Cstar = context->GuestMsrs.Cstar.Value;
        state->Sfmask = context->GuestMsrs.Sfmask.Value;
        state->SysenterCs = Vmcs.Read(VmcsField.GuestSysenterCs);
        state->SysenterEsp = Vmcs.Read(VmcsField.GuestSysenterEsp);
        state->SysenterEip = Vmcs.Read(VmcsField.GuestSysenterEip);
        state->Pat = Vmcs.Read(VmcsField.GuestPat);
        state->Dr6 = context->Switch.Dr6;
        state->Dr7 = Vmcs.Read(VmcsField.GuestDr7);
        UnswitchedState.Store(vcpu, state);
    }

    private static void LoadModelSpecific(Vcpu* vcpu, VmxContext* context, VcpuState* state)
    {
        context->GuestMsrs.KernelGsBase.Value = state->KernelGsBase;
        context->GuestMsrs.Star.Value = state->Star;
        context->GuestMsrs.Lstar.Value = state->Lstar;
        context->GuestMsrs.Cstar.Value = state->Cstar;
        context->GuestMsrs.Sfmask.Value = state->Sfmask;
        Vmcs.Write(VmcsField.GuestSysenterCs, (uint)state->SysenterCs);
        Vmcs.Write(VmcsField.GuestSysenterEsp, state->SysenterEsp);
        Vmcs.Write(VmcsField.GuestSysenterEip, state->SysenterEip);
        Vmcs.Write(VmcsField.GuestPat, state->Pat);
        context->Switch.Dr6 = state->Dr6;
        Vmcs.Write(VmcsField.GuestDr7, state->Dr7);
        UnswitchedState.Load(vcpu, state);
    }

    /// <param name="index">ES, CS, SS, DS, FS, GS, LDTR, TR in this order.</param>
    /// <param name="segment">Where to store it.</param>
    private static void Store(uint index, SegmentRegister* segment)
    {
        uint offset = index * VmcsField.Next;
        segment->Selector = (ushort)Vmcs.Read(VmcsField.GuestEsSelector + offset);
        segment->Attributes =
            SegmentAccessRights.ToAttributes((uint)Vmcs.Read(VmcsField.GuestEsAccessRights + offset));
        segment->Limit = (uint)Vmcs.Read(VmcsField.GuestEsLimit + offset);
        segment->Base = Vmcs.Read(VmcsField.GuestEsBase + offset);
    }

    private static void Load(uint index, in SegmentRegister segment, uint accessRights)
    {
        uint offset = index * VmcsField.Next;
        Vmcs.Write(VmcsField.GuestEsSelector + offset, segment.Selector);
        Vmcs.Write(VmcsField.GuestEsAccessRights + offset, accessRights);
        Vmcs.Write(VmcsField.GuestEsLimit + offset, segment.Limit);
        Vmcs.Write(VmcsField.GuestEsBase + offset, segment.Base);
    }

    /// <summary>Completes an instruction that the kernel has carried out.</summary>
    public static void SkipInstruction()
    {
        ulong next = Vmcs.Read(VmcsField.GuestRip) + Vmcs.Read(VmcsField.ExitInstructionLength);
        bool isLong = ((uint)Vmcs.Read(VmcsField.GuestCsAccessRights) & SegmentAccessRights.Long) != 0
            && (Vmcs.Read(VmcsField.GuestEfer) & Efer.LongModeActive) != 0;
        Vmcs.Write(VmcsField.GuestRip, isLong ? next : (uint)next);
        ulong interruptibility = Vmcs.Read(VmcsField.GuestInterruptibility);
        Vmcs.Write(VmcsField.GuestInterruptibility, interruptibility & ~Interruptibility.Shadow);
    }
}
