// Exits that guests seldom cause, and those that end a virtual machine.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Exits;

internal sealed partial class VirtualProcessor
{
    // Linux, include/uapi/linux/kvm_para.h: KVM_ENOSYS and KVM_EPERM, returned negative in RAX.
    private const long HypercallUnknown = -1000;
    private const long HypercallNotPermitted = -1;

    private bool HandleRare(ref VcpuState state, VcpuExitReason reason)
    {
        switch (reason)
        {
            case VcpuExitReason.ExtendedControlRegisterWrite:
                return HandleExtendedControlRegister(ref state);
            case VcpuExitReason.ControlRegisterAccess:
                return HandleControlRegister(ref state);
            case VcpuExitReason.Hypercall:
                return HandleHypercall(ref state);
            case VcpuExitReason.Exception:
                return HandleException(ref state);
            case VcpuExitReason.CacheControl:
            case VcpuExitReason.Pause:
                return Complete(ref state);
            case VcpuExitReason.MonitorWait:
            case VcpuExitReason.ForbiddenInstruction:
                exceptions.Raise(ref state, ExceptionVector.InvalidOpcode);
                return true;
            case VcpuExitReason.Shutdown:
                requests.RequestReset(ResetSource.TripleFault);
                return false;
            case VcpuExitReason.TaskSwitch:
                return HandleTaskSwitch(ref state);
            case VcpuExitReason.InvalidState:
                return Fail(GuestFailure.InvalidState);
            case VcpuExitReason.NotAvailable:
                return Fail(GuestFailure.NotAvailable);
            default:
                return Fail(GuestFailure.UnexpectedExit);
        }
    }

    private bool HandleHypercall(ref VcpuState state)
    {
        long result = ProcessorMode.PrivilegeLevel(ref state) == 0 ? HypercallUnknown : HypercallNotPermitted;
        GuestRegisters.At(ref state, GeneralRegister.Rax) = (ulong)result;
        return Complete(ref state);
    }

    // The kernel leaves the guest on #DB and #AC, so that their delivery cannot fault for ever; the guest gets them.
    private bool HandleException(ref VcpuState state)
    {
        exceptions.Raise(ref state, (ExceptionVector)(byte)state.ExceptionVector, state.ExceptionErrorCode);
        return true;
    }
}
