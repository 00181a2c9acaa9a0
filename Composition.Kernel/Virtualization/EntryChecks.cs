// Validates a guest's state before it is entered. Emulators accept illegal states and real processors give no reason,
// so every rule of AMD APM vol. 2, 15.5.1 is checked here and has its own number.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>Checks of a complete copy of a vCPU's state, which no other code can change.</summary>
// Sound: the state is a copy in a frame of the caller's.
internal static unsafe class EntryChecks
{
    private const ulong UpperHalf = 0xFFFF_FFFF_0000_0000;
    private const ulong TaskPriorityMaximum = 15;
    private const uint DescriptorTableLimitMaximum = 0xFFFF;
    private const int CanonicalShift = 16; // 48-bit virtual addresses

    private const ulong InjectionDefined = EventInjection.VectorMask | EventInjection.TypeMask
        | EventInjection.ErrorCodeValid | EventInjection.Valid | UpperHalf;

    /// <summary>Memory types of PAT, a bit each: UC, WC, WT, WP, WB, UC- (APM vol. 2, 7.8.1).</summary>
    private const uint PatTypes = (1U << 0) | (1U << 1) | (1U << 4) | (1U << 5) | (1U << 6) | (1U << 7);

    /// <summary>Checks all register groups and the event to inject, for this machine.</summary>
    public static EntryCheck Check(VcpuState* state, ulong injection)
    {
        EntryCheck failed = Check(state, GuestLimits.OfThisMachine);
        return failed != EntryCheck.None ? failed : CheckInjection(injection, state->Cr0);
    }

    /// <summary>Whether translations that the processor has for the guest may be wrong after a change.</summary>
    public static bool ChangesTranslation(VcpuRegisterGroup changed) =>
        (changed & (VcpuRegisterGroup.Control | VcpuRegisterGroup.ModelSpecific)) != 0;

    /// <summary>Checks all register groups of <paramref name="state"/>.</summary>
    public static EntryCheck Check(VcpuState* state, in GuestLimits limits)
    {
        EntryCheck failed = CheckControlRegisters(state, limits);
        failed = failed != EntryCheck.None ? failed : CheckLongMode(state);
        failed = failed != EntryCheck.None ? failed : CheckSegments(state);
        return failed != EntryCheck.None ? failed : CheckModelSpecific(state, limits);
    }

    /// <summary>Whether an exception pushes an error code. In real mode none does.</summary>
    public static bool PushesErrorCode(int vector, ulong cr0) =>
        ExceptionVectors.HasErrorCode(vector) && (cr0 & Cr0.ProtectionEnable) != 0;

    /// <summary>Checks the event to inject, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EntryCheck CheckInjection(ulong injection, ulong cr0) =>
        (injection & EventInjection.Valid) == 0 ? EntryCheck.None : CheckEvent(injection, cr0);

    private static EntryCheck CheckEvent(ulong injection, ulong cr0)
    {
        if ((injection & ~InjectionDefined) != 0)
        {
            return EntryCheck.InjectionReserved;
        }

        int vector = (int)(injection & EventInjection.VectorMask);
        bool hasErrorCode = (injection & EventInjection.ErrorCodeValid) != 0;
        bool wantsErrorCode = false;
        switch (injection & EventInjection.TypeMask)
        {
            case EventInjection.TypeExternalInterrupt:
            case EventInjection.TypeSoftwareInterrupt:
                break;
            case EventInjection.TypeNonMaskable:
                if (vector != (int)ExceptionVector.NonMaskableInterrupt)
                {
                    return EntryCheck.InjectionVector;
                }

                break;
            case EventInjection.TypeException:
                if (vector >= ExceptionVectors.FirstInterrupt
                    || vector == (int)ExceptionVector.NonMaskableInterrupt)
                {
                    return EntryCheck.InjectionVector;
                }

                wantsErrorCode = PushesErrorCode(vector, cr0);
                break;
            default:
                return EntryCheck.InjectionType;
        }

        return hasErrorCode == wantsErrorCode ? EntryCheck.None : EntryCheck.InjectionErrorCode;
    }

    private static EntryCheck CheckControlRegisters(VcpuState* state, in GuestLimits limits)
    {
        if ((state->Cr0 & UpperHalf) != 0)
        {
            return EntryCheck.Cr0UpperHalf;
        }

        if ((state->Cr0 & Cr0.NotWriteThrough) != 0 && (state->Cr0 & Cr0.CacheDisable) == 0)
        {
            return EntryCheck.Cr0NotWriteThroughWithoutCacheDisable;
        }

        if ((state->Cr0 & Cr0.Paging) != 0 && (state->Cr0 & Cr0.ProtectionEnable) == 0)
        {
            return EntryCheck.Cr0PagingWithoutProtection;
        }

        if (state->Cr3 >> limits.PhysicalAddressBits != 0)
        {
            return EntryCheck.Cr3Reserved;
        }

        if ((state->Cr4 & ~limits.Cr4) != 0)
        {
            return EntryCheck.Cr4Reserved;
        }

        if (state->Cr8 > TaskPriorityMaximum)
        {
            return EntryCheck.Cr8Reserved;
        }

        if ((state->Efer & Efer.SecureVirtualMachineEnable) != 0)
        {
            return EntryCheck.EferSvmEnable;
        }

        return (state->Efer & ~limits.Efer) != 0 ? EntryCheck.EferReserved : EntryCheck.None;
    }

    private static EntryCheck CheckLongMode(VcpuState* state)
    {
        bool enabled = (state->Efer & Efer.LongModeEnable) != 0;
        bool active = (state->Efer & Efer.LongModeActive) != 0;
        if (active != (enabled && (state->Cr0 & Cr0.Paging) != 0))
        {
            return EntryCheck.LongModeActiveMismatch;
        }

        if (!active)
        {
            return (state->Cr4 & Cr4.ProcessContextIdentifiers) != 0
                ? EntryCheck.ContextIdentifiersOutsideLongMode
                : EntryCheck.None;
        }

        if ((state->Cr4 & Cr4.PhysicalAddressExtension) == 0)
        {
            return EntryCheck.LongModeWithoutPhysicalAddressExtension;
        }

        const int Both = SegmentAttributes.Long | SegmentAttributes.Default32;
        return (state->Cs.Attributes & Both) == Both ? EntryCheck.CodeSegmentLongAndDefault : EntryCheck.None;
    }

    private static EntryCheck CheckSegments(VcpuState* state)
    {
        int attributes = state->Es.Attributes | state->Cs.Attributes | state->Ss.Attributes | state->Ds.Attributes
            | state->Fs.Attributes | state->Gs.Attributes | state->Ldtr.Attributes | state->Tr.Attributes;
        if ((attributes & ~SegmentAttributes.Defined) != 0)
        {
            return EntryCheck.SegmentAttributesReserved;
        }

        if (!IsCanonical(state->Fs.Base) || !IsCanonical(state->Gs.Base) || !IsCanonical(state->Ldtr.Base)
            || !IsCanonical(state->Tr.Base))
        {
            return EntryCheck.SegmentBaseNotCanonical;
        }

        if (!IsCanonical(state->Gdtr.Base) || !IsCanonical(state->Idtr.Base))
        {
            return EntryCheck.DescriptorTableBaseNotCanonical;
        }

        return state->Gdtr.Limit > DescriptorTableLimitMaximum || state->Idtr.Limit > DescriptorTableLimitMaximum
            ? EntryCheck.DescriptorTableLimit
            : EntryCheck.None;
    }

    private static EntryCheck CheckModelSpecific(VcpuState* state, in GuestLimits limits)
    {
        if ((state->Dr6 & UpperHalf) != 0)
        {
            return EntryCheck.Dr6UpperHalf;
        }

        if ((state->Dr7 & UpperHalf) != 0)
        {
            return EntryCheck.Dr7UpperHalf;
        }

        for (int entry = 0; entry < 64; entry += 8)
        {
            ulong type = (state->Pat >> entry) & 0xFF;
            if (type >= 8 || ((PatTypes >> (int)type) & 1) == 0)
            {
                return EntryCheck.PatType;
            }
        }

        if (!IsCanonical(state->KernelGsBase))
        {
            return EntryCheck.KernelGsBaseNotCanonical;
        }

        if (!IsCanonical(state->Lstar) || !IsCanonical(state->Cstar))
        {
            return EntryCheck.SystemCallTargetNotCanonical;
        }

        return !IsCanonical(state->SysenterEip) || !IsCanonical(state->SysenterEsp)
            ? EntryCheck.SysenterTargetNotCanonical
            : CheckExtendedState(state->Xcr0, limits);
    }

    /// <summary>The rules of XSETBV: AMD APM vol. 4, XSETBV.</summary>
    private static EntryCheck CheckExtendedState(ulong xcr0, in GuestLimits limits)
    {
        if ((xcr0 & ~limits.Xcr0) != 0)
        {
            return EntryCheck.Xcr0Reserved;
        }

        bool sse = (xcr0 & Xcr0.Sse) != 0;
        bool avx = (xcr0 & Xcr0.Avx) != 0;
        ulong avx512 = xcr0 & Xcr0.Avx512;
        bool legal = (xcr0 & Xcr0.X87) != 0 && (sse || !avx)
            && (avx512 == 0 || (avx512 == Xcr0.Avx512 && avx));
        return legal ? EntryCheck.None : EntryCheck.Xcr0Combination;
    }

    /// <summary>Whether a virtual address has 48 significant bits.</summary>
    public static bool IsCanonical(ulong address) =>
        (ulong)((long)(address << CanonicalShift) >> CanonicalShift) == address;
}
