// What VMX asks of a guest's state beyond the rules that both makers share (EntryChecks): Intel SDM vol. 3, 27.3.1.
// The processor checks all rules, but reports only that one is violated.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Checks of a complete copy of a vCPU's state, for a processor with unrestricted guests.</summary>
// Sound: the state is a copy in a frame of the caller's.
internal static unsafe class VmxEntryChecks
{
    private const uint VirtualModeRights = 0xF3;
    private const uint VirtualModeLimit = 0xFFFF;
    private const int VirtualModeShift = 4;
    private const uint StackTypeReadWrite = 3;
    private const uint StackTypeExpandDown = 7;
    private const uint LimitInPage = 0xFFF;
    private const int LimitPageShift = 20;
    private const int LocalTableFlag = 1 << 2;

    /// <summary>Checks RIP and the segment registers.</summary>
    public static EntryCheck Check(VcpuState* state)
    {
        EntryCheck failed = CheckInstructionPointer(state);
        if (failed != EntryCheck.None)
        {
            return failed;
        }

        failed = (state->Rflags & Rflags.Virtual8086) != 0
            ? CheckVirtualMode(state)
            : CheckSegments(state);
        return failed != EntryCheck.None ? failed : CheckSystemSegments(state);
    }

    /// <summary>
    /// Checks an event that <see cref="EntryChecks.CheckInjection"/> has accepted: 27.3.1.4, and error codes of
    /// exceptions by 27.2.1.3.
    /// </summary>
    /// <param name="injection">The event.</param>
    /// <param name="rflags">The guest's RFLAGS.</param>
    /// <param name="anyErrorCode">Whether the processor injects any exception with an error code.</param>
    public static EntryCheck CheckInjection(ulong injection, ulong rflags, bool anyErrorCode)
    {
        bool hasErrorCode = (injection & EventInjection.ErrorCodeValid) != 0;
        bool isLater = (ExceptionVector)(byte)injection
            is (ExceptionVector.ControlProtection or ExceptionVector.VmmCommunication or ExceptionVector.Security);
        if (hasErrorCode && isLater && !anyErrorCode)
        {
            return EntryCheck.InjectionUnsupportedErrorCode;
        }

        bool isInterrupt = (injection & EventInformation.TypeMask) == EventInformation.TypeExternalInterrupt;
        return isInterrupt && (rflags & Rflags.Interrupt) == 0
            ? EntryCheck.InjectionWithInterruptsDisabled
            : EntryCheck.None;
    }

    private static EntryCheck CheckInstructionPointer(VcpuState* state)
    {
        bool is64Bit = (state->Efer & Efer.LongModeActive) != 0
            && (state->Cs.Attributes & SegmentAttributes.Long) != 0;
        if (is64Bit)
        {
            return EntryChecks.IsCanonical(state->Rip) ? EntryCheck.None : EntryCheck.InstructionPointerNotCanonical;
        }

        return state->Rip >> 32 == 0 ? EntryCheck.None : EntryCheck.InstructionPointerUpperHalf;
    }

    private static EntryCheck CheckVirtualMode(VcpuState* state)
    {
        bool legal = IsVirtualModeSegment(state->Es) && IsVirtualModeSegment(state->Cs)
            && IsVirtualModeSegment(state->Ss) && IsVirtualModeSegment(state->Ds)
            && IsVirtualModeSegment(state->Fs) && IsVirtualModeSegment(state->Gs);
        return legal ? EntryCheck.None : EntryCheck.VirtualModeSegment;
    }

    private static bool IsVirtualModeSegment(in SegmentRegister segment) =>
        segment.Base == (ulong)segment.Selector << VirtualModeShift && segment.Limit == VirtualModeLimit
        && SegmentAccessRights.FromSegment(segment) == VirtualModeRights;

    private static EntryCheck CheckSegments(VcpuState* state)
    {
        uint cs = SegmentAccessRights.FromSegment(state->Cs);
        uint ss = SegmentAccessRights.FromSegment(state->Ss);
        EntryCheck failed = CheckCode(cs, ss);
        failed = failed != EntryCheck.None ? failed : CheckStack(cs, ss, state->Cr0);
        failed = failed != EntryCheck.None ? failed : CheckData(state->Ds);
        failed = failed != EntryCheck.None ? failed : CheckData(state->Es);
        failed = failed != EntryCheck.None ? failed : CheckData(state->Fs);
        failed = failed != EntryCheck.None ? failed : CheckData(state->Gs);
        if (failed != EntryCheck.None)
        {
            return failed;
        }

        ulong bases = state->Cs.Base | UsableBase(state->Ss) | UsableBase(state->Ds) | UsableBase(state->Es);
        if (bases >> 32 != 0)
        {
            return EntryCheck.SegmentBaseUpperHalf;
        }

        bool limits = HasLegalLimit(state->Cs) && HasLegalLimit(state->Ss) && HasLegalLimit(state->Ds)
            && HasLegalLimit(state->Es) && HasLegalLimit(state->Fs) && HasLegalLimit(state->Gs);
        return limits ? EntryCheck.None : EntryCheck.SegmentGranularity;
    }

    private static EntryCheck CheckCode(uint cs, uint ss)
    {
        if ((cs & SegmentAccessRights.Unusable) != 0 || (cs & SegmentAccessRights.CodeOrData) == 0)
        {
            return EntryCheck.CodeSegmentType;
        }

        uint privilege = Privilege(cs);
        uint type = cs & SegmentAccessRights.TypeMask;
        if ((type & SegmentAccessRights.Code) == 0)
        {
            // What real mode leaves in CS: a writable data segment.
            return type != StackTypeReadWrite
                ? EntryCheck.CodeSegmentType
                : privilege == 0 ? EntryCheck.None : EntryCheck.SegmentPrivilege;
        }

        bool conforming = (type & SegmentAccessRights.Conforming) != 0;
        bool legal = conforming ? privilege <= Privilege(ss) : privilege == Privilege(ss);
        return legal ? EntryCheck.None : EntryCheck.SegmentPrivilege;
    }

    private static EntryCheck CheckStack(uint cs, uint ss, ulong cr0)
    {
        if ((ss & SegmentAccessRights.Unusable) == 0)
        {
            uint type = ss & (SegmentAccessRights.TypeMask | SegmentAccessRights.CodeOrData);
            bool legal = type is (StackTypeReadWrite | SegmentAccessRights.CodeOrData) or
                (StackTypeExpandDown | SegmentAccessRights.CodeOrData);
            if (!legal)
            {
                return EntryCheck.StackSegmentType;
            }
        }

        bool mustBeZero = (cs & SegmentAccessRights.Code) == 0 || (cr0 & Cr0.ProtectionEnable) == 0;
        return mustBeZero && Privilege(ss) != 0 ? EntryCheck.SegmentPrivilege : EntryCheck.None;
    }

    private static EntryCheck CheckData(in SegmentRegister segment)
    {
        uint rights = SegmentAccessRights.FromSegment(segment);
        if ((rights & SegmentAccessRights.Unusable) != 0)
        {
            return EntryCheck.None;
        }

        const uint Readable = SegmentAccessRights.Code | SegmentAccessRights.ReadableOrWritable;
        bool unreadable = (rights & Readable) == SegmentAccessRights.Code;
        return (rights & SegmentAccessRights.CodeOrData) == 0 || unreadable
            ? EntryCheck.DataSegmentType
            : EntryCheck.None;
    }

    private static EntryCheck CheckSystemSegments(VcpuState* state)
    {
        uint tr = SegmentAccessRights.FromTaskRegister(state->Tr);
        uint type = tr & (SegmentAccessRights.TypeMask | SegmentAccessRights.CodeOrData);
        bool is16Bit = type == SegmentAccessRights.BusyTaskState16 && (state->Efer & Efer.LongModeActive) == 0;
        if ((tr & SegmentAccessRights.Unusable) != 0 || (state->Tr.Selector & LocalTableFlag) != 0
            || (type != SegmentAccessRights.BusyTaskState && !is16Bit) || !HasLegalLimit(state->Tr))
        {
            return EntryCheck.TaskRegister;
        }

        uint ldtr = SegmentAccessRights.FromAttributes(state->Ldtr);
        if ((ldtr & SegmentAccessRights.Unusable) != 0)
        {
            return EntryCheck.None;
        }

        type = ldtr & (SegmentAccessRights.TypeMask | SegmentAccessRights.CodeOrData);
        return type != SegmentAccessRights.LocalDescriptorTable || (state->Ldtr.Selector & LocalTableFlag) != 0
            || !HasLegalLimit(state->Ldtr)
            ? EntryCheck.LocalDescriptorTable
            : EntryCheck.None;
    }

    /// <summary>Limits of more than a mebibyte are in whole pages; granularity is chosen to fit.</summary>
    private static bool HasLegalLimit(in SegmentRegister segment) =>
        (segment.Attributes & SegmentAccessRights.Present) == 0 || segment.Limit >> LimitPageShift == 0
        || (segment.Limit & LimitInPage) == LimitInPage;

    private static ulong UsableBase(in SegmentRegister segment) =>
        (segment.Attributes & SegmentAccessRights.Present) != 0 ? segment.Base : 0;

    private static uint Privilege(uint rights) =>
        (rights >> SegmentAccessRights.PrivilegeShift) & SegmentAccessRights.PrivilegeMask;
}
