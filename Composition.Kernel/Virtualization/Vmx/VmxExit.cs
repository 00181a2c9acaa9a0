// The handling of exits: those that the kernel handles itself, and the state that it stores for the monitor.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Exits of the current VMCS.</summary>
// Sound: context and state page have frames of their own; the VMCS of this vCPU is current.
internal static unsafe class VmxExit
{
    /// <summary>Handles an exit that is not reported to the monitor; returns false for all others.</summary>
    public static bool TryHandle(Vcpu* vcpu, VmxContext* context, uint reason)
    {
        switch (reason)
        {
            case VmxExitReason.ControlRegister:
                return ControlRegisterExit.TryHandle(vcpu, context, Vmcs.Read(VmcsField.ExitQualification));
            case VmxExitReason.IoInstruction:
                return TryPost(vcpu);
            case VmxExitReason.Exception:
                return TakeMachineEvent();
            case VmxExitReason.Init:
            case VmxExitReason.Startup:
            case VmxExitReason.IoSystemManagementInterrupt:
            case VmxExitReason.SystemManagementInterrupt:
                InjectAgain();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reports an exit to the monitor and stores the common groups.</summary>
    public static VcpuExitReason Report(Vcpu* vcpu, uint reason, ulong timestamp)
    {
        VcpuState* state = vcpu->State;
        VmxExitInformation.Read(reason, out VmxExitInformation exit);
        VmxState.StoreGeneral(state);
        VmxState.Store(vcpu, state, VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments);
        ExitReport.Complete(state);
        VcpuExitReason result = VmxTranslation.Translate(exit, state, VmxMachine.HasStringInformation);
        if (result == VcpuExitReason.Exception && state->ExceptionVector == (uint)ExceptionVector.Debug)
        {
            RecordDebugException(VmxContext.Of(vcpu), exit.Qualification);
        }

        KeepBlockingByNmi(exit, state);
        state->ExitReason = result;
        state->ExitTimestamp = timestamp;
        return result;
    }

    /// <summary>
    /// Keeps in the state page what a resumption needs after an exit that the kernel handles: then the system call
    /// may be started afresh. An event whose delivery was cut short is injected again.
    /// </summary>
    public static void StoreInterrupted(VcpuState* state)
    {
        VmxState.StoreGeneral(state);
        ulong interrupted = EventBeingDelivered();
        if (interrupted != 0)
        {
            state->Injection = interrupted;
        }
    }

    /// <summary>Handles a port write that the monitor wants posted. False: the exit is the monitor's.</summary>
    private static bool TryPost(Vcpu* vcpu)
    {
        ulong qualification = Vmcs.Read(VmcsField.ExitQualification);
        if ((qualification & IoQualification.In) != 0)
        {
            return false;
        }

        ulong access = VmxTranslation.PortQualification(qualification);
        ulong value = vcpu->Switch.Registers[(int)GeneralRegister.Rax];
        bool isPosted = PostedWrites.TryAdd(vcpu->State, access, value, Vmcs.Read(VmcsField.GuestRflags));
        if (isPosted)
        {
            VmxState.SkipInstruction();
        }

        return isPosted;
    }

    /// <summary>Gives the machine its NMI or machine check; false when the exception is the guest's.</summary>
    private static bool TakeMachineEvent()
    {
        uint information = (uint)Vmcs.Read(VmcsField.ExitInterruption);
        if ((information & EventInformation.TypeMask) == EventInformation.TypeNonMaskableInterrupt)
        {
            VmxInstructions.RaiseNonMaskableInterrupt();
        }
        else if ((information & EventInformation.VectorMask) == (uint)ExceptionVector.MachineCheck)
        {
            VirtualizationInstructions.RaiseMachineCheck();
        }
        else
        {
            return false;
        }

        InjectAgain();
        return true;
    }

    /// <summary>Prepares the next entry after an exit that is not reported to the monitor.</summary>
    private static void InjectAgain() => VmxEntry.Inject(EventBeingDelivered(), 0);

    private static ulong EventBeingDelivered()
    {
        uint information = (uint)Vmcs.Read(VmcsField.EventBeingDelivered);
        uint errorCode = EventInformation.HasErrorCode(information)
            ? (uint)Vmcs.Read(VmcsField.EventBeingDeliveredErrorCode)
            : 0;
        return EventInformation.ToInterruptedEvent(information, errorCode);
    }

    /// <summary>
    /// An intercepted #DB has not changed DR6 and DR7, as its delivery does and as SVM does (SDM vol. 3, 28.1 and
    /// 18.2.3). The registers are not in the state page: the monitor reads them with VcpuReadState.
    /// </summary>
    private static void RecordDebugException(VmxContext* context, ulong qualification)
    {
        context->Switch.Dr6 = (context->Switch.Dr6 & ~DebugException.BreakpointMask)
            | (qualification & DebugException.ReportedMask);
        ulong dr7 = Vmcs.Read(VmcsField.GuestDr7);
        Vmcs.Write(VmcsField.GuestDr7, dr7 & ~DebugException.Dr7GeneralDetect);
    }

    /// <summary>
    /// An exit from IRET comes after it has lifted the blocking of NMIs; executed again it must find it (SDM vol. 3,
    /// 28.2.3).
    /// </summary>
    private static void KeepBlockingByNmi(in VmxExitInformation exit, VcpuState* state)
    {
        bool unblocked = exit.Reason == VmxExitReason.EptViolation
            ? (exit.Qualification & EptViolationQualification.UnblockedByIret) != 0
            : (exit.Interruption & EventInformation.UnblockedByIret) != 0;
        if (unblocked && (exit.EventBeingDelivered & EventInformation.Valid) == 0)
        {
            ulong interruptibility = Vmcs.Read(VmcsField.GuestInterruptibility);
            Vmcs.Write(VmcsField.GuestInterruptibility, interruptibility | Interruptibility.BlockedByNmi);
            state->NonMaskableBlocked = 1;
        }
    }
}
