// The registers of a guest that neither extension switches, so that the kernel does.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>DR0 to DR3, XCR0 and TSC_AUX: a part of the model-specific group.</summary>
// Sound: the array has four elements; the state is the vCPU's page or a copy in a frame of the caller's.
internal static unsafe class UnswitchedState
{
    public static void Store(Vcpu* vcpu, VcpuState* state)
    {
        DebugRegisters.Surrender(vcpu);
        state->Dr0 = vcpu->BreakpointAddresses[0];
        state->Dr1 = vcpu->BreakpointAddresses[1];
        state->Dr2 = vcpu->BreakpointAddresses[2];
        state->Dr3 = vcpu->BreakpointAddresses[3];
        state->Xcr0 = vcpu->Switch.GuestXcr0;
        state->TimestampAuxiliary = vcpu->TimestampAuxiliary;
    }

    /// <summary>Takes checked values over; of TSC_AUX, what this processor has of the register.</summary>
    public static void Load(Vcpu* vcpu, VcpuState* state)
    {
        DebugRegisters.Surrender(vcpu);
        vcpu->BreakpointAddresses[0] = state->Dr0;
        vcpu->BreakpointAddresses[1] = state->Dr1;
        vcpu->BreakpointAddresses[2] = state->Dr2;
        vcpu->BreakpointAddresses[3] = state->Dr3;
        vcpu->Switch.GuestXcr0 = state->Xcr0;
        vcpu->TimestampAuxiliary = state->TimestampAuxiliary & GuestLimits.OfThisMachine.TimestampAuxiliary;
    }
}
