// Writes of control registers that leave the guest, because they concern bits that the kernel owns or because the
// processor cannot let them pass. The monitor never sees them: to it the registers simply have their new values.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Carries out MOV to and from CR0, CR3 and CR4 as the processor would (Intel SDM vol. 2, MOV).</summary>
// Sound: a register's number has four bits, and the array sixteen elements.
internal static unsafe class ControlRegisterExit
{
    private const int Cr0Number = 0;
    private const int Cr3Number = 3;
    private const int Cr4Number = 4;

    /// <summary>MOV to CR3 keeps translations; the bit is not stored (SDM vol. 3, 4.10.4.1).</summary>
    private const ulong Cr3KeepTranslations = 1UL << 63;

    /// <summary>Handles the exit and moves RIP on, or injects #GP. False: the access is not the kernel's.</summary>
    public static bool TryHandle(Vcpu* vcpu, VmxContext* context, ulong qualification)
    {
        ulong kind = (qualification >> ControlRegisterQualification.KindShift) & ControlRegisterQualification.KindMask;
        int number = (int)(qualification & ControlRegisterQualification.NumberMask);
        int register =
            (int)((qualification >> ControlRegisterQualification.RegisterShift)
                & ControlRegisterQualification.RegisterMask);
        if (kind == ControlRegisterQualification.KindRead && number == Cr3Number)
        {
            WriteRegister(vcpu, register, Vmcs.Read(VmcsField.GuestCr3));
            VmxState.SkipInstruction();
            return true;
        }

        if (kind != ControlRegisterQualification.KindWrite)
        {
            return false;
        }

        bool done;
        ulong value = ReadRegister(vcpu, register);
        switch (number)
        {
            case Cr0Number:
                done = WriteCr0(vcpu, context, value);
                break;
            case Cr3Number:
                done = WriteCr3(vcpu, value);
                break;
            case Cr4Number:
                // Bits that guests have pass without an exit, so this sets one that they do not have.
                done = false;
                break;
            default:
                return false;
        }

        if (done)
        {
            VmxState.SkipInstruction();
        }
        else
        {
            ulong cr0 = Vmcs.Read(VmcsField.GuestCr0);
            VmxEntry.Inject(EventInformation.GeneralProtection(cr0), Vmcs.Read(VmcsField.GuestRip));
        }

        return true;
    }

    /// <summary>What a write of CR0 does to EFER.LMA; false when it is a #GP.</summary>
    /// <param name="state">CR0, CR4, EFER and CS before the write; CR0 and EFER after it.</param>
    /// <param name="cr0">The value to write.</param>
    public static bool TryApplyCr0(VcpuState* state, ulong cr0)
    {
        bool legal = cr0 >> 32 == 0
            && ((cr0 & Cr0.NotWriteThrough) == 0 || (cr0 & Cr0.CacheDisable) != 0)
            && ((cr0 & Cr0.Paging) == 0 || (cr0 & Cr0.ProtectionEnable) != 0);
        bool isLongCode = (state->Cs.Attributes & SegmentAttributes.Long) != 0;
        bool pagingChanges = ((cr0 ^ state->Cr0) & Cr0.Paging) != 0;
        if (legal && pagingChanges)
        {
            if ((cr0 & Cr0.Paging) == 0)
            {
                bool is64Bit = (state->Efer & Efer.LongModeActive) != 0 && isLongCode;
                legal = !is64Bit && (state->Cr4 & Cr4.ProcessContextIdentifiers) == 0;
                state->Efer &= ~Efer.LongModeActive;
            }
            else if ((state->Efer & Efer.LongModeEnable) != 0)
            {
                legal = (state->Cr4 & Cr4.PhysicalAddressExtension) != 0 && !isLongCode;
                state->Efer |= Efer.LongModeActive;
            }
        }

        state->Cr0 = cr0 | Cr0.ExtensionType;
        return legal;
    }

    private static bool WriteCr0(Vcpu* vcpu, VmxContext* context, ulong value)
    {
        VcpuState state = default;
        VmxState.Store(vcpu, &state, VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments);
        ulong before = state.Cr0;
        if (!TryApplyCr0(&state, value))
        {
            return false;
        }

        const ulong Paging = Cr0.Paging | Cr0.CacheDisable | Cr0.NotWriteThrough;
        bool reloads = ((before ^ state.Cr0) & Paging) != 0
            && PageDirectoryPointers.AreUsed(state.Cr0, state.Cr4, state.Efer);
        if (reloads && !PageDirectoryPointers.Load(vcpu->GuestAddressSpace, state.Cr3))
        {
            return false;
        }

        VmxState.LoadCr0(context, state.Cr0);
        VmxState.LoadEfer(state.Efer);
        if (((before ^ state.Cr0) & Cr0.Paging) != 0)
        {
            GuestTranslations.Flush(vcpu);
        }

        return true;
    }

    private static bool WriteCr3(Vcpu* vcpu, ulong value)
    {
        ulong cr4 = Vmcs.Read(VmcsField.GuestCr4);
        bool keeps = (cr4 & Cr4.ProcessContextIdentifiers) != 0 && (value & Cr3KeepTranslations) != 0;
        ulong cr3 = keeps ? value & ~Cr3KeepTranslations : value;
        if (cr3 >> GuestLimits.OfThisMachine.PhysicalAddressBits != 0)
        {
            return false;
        }

        bool usesPointers = PageDirectoryPointers.AreUsed(
            Vmcs.Read(VmcsField.GuestCr0), cr4, Vmcs.Read(VmcsField.GuestEfer));
        if (usesPointers && !PageDirectoryPointers.Load(vcpu->GuestAddressSpace, cr3))
        {
            return false;
        }

        Vmcs.Write(VmcsField.GuestCr3, cr3);
        GuestTranslations.Flush(vcpu);
        return true;
    }

    private static ulong ReadRegister(Vcpu* vcpu, int register) =>
        register == (int)GeneralRegister.Rsp ? Vmcs.Read(VmcsField.GuestRsp) : vcpu->Switch.Registers[register];

    private static void WriteRegister(Vcpu* vcpu, int register, ulong value)
    {
        if (register == (int)GeneralRegister.Rsp)
        {
            Vmcs.Write(VmcsField.GuestRsp, value);
        }
        else
        {
            vcpu->Switch.Registers[register] = value;
        }
    }
}
