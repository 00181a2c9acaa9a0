// What happened, in the terms that SVM and VT-x share. Reads no VMCS, so that it can be tested anywhere.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Translates exits.</summary>
// Sound: the state page has a frame of its own, and what is read of the exit is a copy.
internal static unsafe class VmxTranslation
{
    /// <summary>Writes the exit's part of the state page. RIP and CS are in the page already.</summary>
    /// <param name="exit">The exit information in the VMCS.</param>
    /// <param name="state">The state page.</param>
    /// <param name="hasStringInformation">Exits of INS and OUTS have instruction information.</param>
    public static VcpuExitReason Translate(in VmxExitInformation exit, VcpuState* state, bool hasStringInformation)
    {
        state->Qualification = 0;
        state->NextInstruction = 0;
        state->HardwareReason = exit.Reason;
        state->InterruptedEvent =
            EventInformation.ToInterruptedEvent(exit.EventBeingDelivered, exit.EventErrorCode);
        VcpuExitReason reason = TranslateInstruction(exit, state, hasStringInformation);
        if (reason != VcpuExitReason.None)
        {
            state->NextInstruction = Next(exit, state);
            return reason;
        }

        return TranslateOther(exit, state);
    }

    /// <summary>The address of the next instruction.</summary>
    private static ulong Next(in VmxExitInformation exit, VcpuState* state)
    {
        ulong next = state->Rip + exit.InstructionLength;
        bool is64Bit = (state->Efer & Efer.LongModeActive) != 0
            && (state->Cs.Attributes & SegmentAttributes.Long) != 0;
        return is64Bit ? next : (uint)next;
    }

    /// <summary>Exits that an instruction has caused, whose length is known; None for all others.</summary>
    private static VcpuExitReason TranslateInstruction(
        in VmxExitInformation exit, VcpuState* state, bool hasStringInformation)
    {
        switch (exit.Reason)
        {
            case VmxExitReason.IoInstruction:
                state->Qualification = PortQualification(exit, hasStringInformation);
                return VcpuExitReason.PortAccess;
            case VmxExitReason.Cpuid:
                return VcpuExitReason.Cpuid;
            case VmxExitReason.Rdmsr:
                return VcpuExitReason.MsrRead;
            case VmxExitReason.Wrmsr:
                return VcpuExitReason.MsrWrite;
            case VmxExitReason.Halt:
                return VcpuExitReason.Halt;
            case VmxExitReason.Vmcall:
                return VcpuExitReason.Hypercall;
            case VmxExitReason.Xsetbv:
                return VcpuExitReason.ExtendedControlRegisterWrite;
            case VmxExitReason.Invd:
            case VmxExitReason.Wbinvd:
                return VcpuExitReason.CacheControl;
            case VmxExitReason.Monitor:
            case VmxExitReason.Mwait:
                return VcpuExitReason.MonitorWait;
            case VmxExitReason.Pause:
                return VcpuExitReason.Pause;
            case VmxExitReason.ControlRegister:
                return VcpuExitReason.ControlRegisterAccess;
            case VmxExitReason.DebugRegister:
                return VcpuExitReason.DebugRegisterAccess;
            case VmxExitReason.Getsec:
            case VmxExitReason.Rdpmc:
            case VmxExitReason.Rsm:
            case >= VmxExitReason.Vmclear and <= VmxExitReason.Vmxon:
            case VmxExitReason.Invept:
            case VmxExitReason.Invvpid:
            case VmxExitReason.Vmfunc:
                return VcpuExitReason.ForbiddenInstruction;
            default:
                return VcpuExitReason.None;
        }
    }

    private static VcpuExitReason TranslateOther(in VmxExitInformation exit, VcpuState* state)
    {
        switch (exit.Reason)
        {
            case VmxExitReason.EptViolation:
                state->Qualification = MemoryQualification(exit.Qualification);
                state->GuestPhysicalAddress = exit.GuestPhysicalAddress;
                return VcpuExitReason.MemoryAccess;
            case VmxExitReason.InterruptWindow:
            case VmxExitReason.NonMaskableWindow:
                return VcpuExitReason.InterruptWindow;
            case VmxExitReason.TripleFault:
                return VcpuExitReason.Shutdown;
            case VmxExitReason.TaskSwitch:
                TranslateTaskSwitch(exit, state);
                return VcpuExitReason.TaskSwitch;
            case VmxExitReason.Exception:
                state->ExceptionVector = exit.Interruption & EventInformation.VectorMask;
                state->ExceptionErrorCode = (exit.Interruption & EventInformation.ErrorCodeValid) != 0
                    ? exit.InterruptionErrorCode
                    : 0;

                // The address of a page fault, as SVM has it; other exceptions have none.
                state->Qualification =
                    state->ExceptionVector == (uint)ExceptionVector.Page ? exit.Qualification : 0;
                return VcpuExitReason.Exception;
            default:
                return VcpuExitReason.Other;
        }
    }

    /// <summary>Table 28-2; an event through a task gate is in the IDT-vectoring fields (26.4.2).</summary>
    private static void TranslateTaskSwitch(in VmxExitInformation exit, VcpuState* state)
    {
        TaskSwitchSource source = Source(exit);
        ulong qualification = (exit.Qualification & TaskSwitchQualification.SelectorMask)
            | ((ulong)source << TaskSwitchAccess.SourceShift);
        if (source != TaskSwitchSource.Event)
        {
            state->NextInstruction = Next(exit, state);
        }
        else if ((exit.EventBeingDelivered & EventInformation.ErrorCodeValid) != 0)
        {
            state->ExceptionErrorCode = exit.EventErrorCode;
            qualification |= TaskSwitchAccess.HasErrorCode;
        }

        state->Qualification = qualification;
    }

    private static TaskSwitchSource Source(in VmxExitInformation exit)
    {
        ulong source =
            (exit.Qualification >> TaskSwitchQualification.SourceShift) & TaskSwitchQualification.SourceMask;
        switch (source)
        {
            case TaskSwitchQualification.SourceCall:
                return TaskSwitchSource.Call;
            case TaskSwitchQualification.SourceReturn:
                return TaskSwitchSource.Return;
            case TaskSwitchQualification.SourceJump:
                return TaskSwitchSource.Jump;
            default:
                return EventInformation.IsSoftware(exit.EventBeingDelivered)
                    ? TaskSwitchSource.SoftwareInterrupt
                    : TaskSwitchSource.Event;
        }
    }

    /// <summary>Table 28-5 in the order of <see cref="PortAccess"/>.</summary>
    public static ulong PortQualification(ulong bits)
    {
        ulong qualification = (bits >> IoQualification.PortShift) & PortAccess.PortMask;
        qualification |= ((bits & IoQualification.SizeMask) + 1) << PortAccess.WidthShift;
        qualification |= (bits & IoQualification.In) != 0 ? PortAccess.In : 0;
        if ((bits & IoQualification.String) == 0)
        {
            return qualification;
        }

        return qualification | PortAccess.String | ((bits & IoQualification.Repeat) != 0 ? PortAccess.Repeat : 0);
    }

    /// <summary>Adds segment and address size of INS and OUTS, where the processor reports them.</summary>
    private static ulong PortQualification(in VmxExitInformation exit, bool hasStringInformation)
    {
        ulong bits = exit.Qualification;
        ulong qualification = PortQualification(bits);
        if ((bits & IoQualification.String) == 0 || !hasStringInformation)
        {
            return qualification;
        }

        uint information = exit.InstructionInformation;
        int addressSize =
            (int)((information >> StringInstruction.AddressSizeShift) & StringInstruction.AddressSizeMask);
        ulong segment = (information >> StringInstruction.SegmentShift) & StringInstruction.SegmentMask;

        // 0, 1, 2 stand for 2, 4, 8 bytes. The segment of INS is ES, which is 0; its field is undefined.
        return qualification | (2UL << addressSize << PortAccess.AddressSizeShift)
            | ((bits & IoQualification.In) != 0 ? 0 : segment << PortAccess.SegmentShift);
    }

    private static ulong MemoryQualification(ulong bits)
    {
        const ulong LinearAddress =
            EptViolationQualification.LinearAddressValid | EptViolationQualification.FinalAddress;
        bool isWalk = (bits & LinearAddress) == EptViolationQualification.LinearAddressValid;
        return ((bits & EptViolationQualification.Write) != 0 ? MemoryAccess.Write : 0)
            | ((bits & EptViolationQualification.Fetch) != 0 ? MemoryAccess.Fetch : 0)
            | (isWalk ? MemoryAccess.PageTableWalk : 0);
    }
}
