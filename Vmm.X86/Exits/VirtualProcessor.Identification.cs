// CPUID, RDMSR, WRMSR, XSETBV.
using CamkesNet.Abi;
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Exits;

internal sealed partial class VirtualProcessor
{
    private const int HalfShift = 32;

    private bool HandleCpuid(ref VcpuState state)
    {
        ref ulong rax = ref GuestRegisters.At(ref state, GeneralRegister.Rax);
        ref ulong rcx = ref GuestRegisters.At(ref state, GeneralRegister.Rcx);
        if ((uint)rax == CpuidLeaf.ExtendedState)
        {
            // XCR0 decides the answer, and not all hardware exits when the guest sets it.
            RegisterGroups.Require(vcpu, ref state, VcpuRegisterGroup.ModelSpecific);
        }

        CpuidResult result = cpuid.Read((uint)rax, (uint)rcx, state.Cr4, state.Xcr0, kvmClock.IsEnabled);
        rax = result.Eax;
        rcx = result.Ecx;
        GuestRegisters.At(ref state, GeneralRegister.Rbx) = result.Ebx;
        GuestRegisters.At(ref state, GeneralRegister.Rdx) = result.Edx;
        return Complete(ref state);
    }

    private bool HandleMsrRead(ref VcpuState state)
    {
        devicesTouched = true;
        uint msr = (uint)GuestRegisters.At(ref state, GeneralRegister.Rcx);
        if (!msrs.TryRead(ref state, msr, out ulong value))
        {
            exceptions.Raise(ref state, ExceptionVector.GeneralProtection);
            return true;
        }

        GuestRegisters.At(ref state, GeneralRegister.Rax) = (uint)value;
        GuestRegisters.At(ref state, GeneralRegister.Rdx) = value >> HalfShift;
        return Complete(ref state);
    }

    private bool HandleMsrWrite(ref VcpuState state)
    {
        devicesTouched = true;
        uint msr = (uint)GuestRegisters.At(ref state, GeneralRegister.Rcx);
        if (!msrs.TryWrite(ref state, msr, HighLow(ref state)))
        {
            exceptions.Raise(ref state, ExceptionVector.GeneralProtection);
            return true;
        }

        UpdateTaskPriority(ref state);
        return Complete(ref state);
    }

    // AMD APM vol. 4, XSETBV: #GP for an index other than 0 or a value that is not supported.
    private bool HandleExtendedControlRegister(ref VcpuState state)
    {
        uint index = (uint)GuestRegisters.At(ref state, GeneralRegister.Rcx);
        ulong value = HighLow(ref state);
        if (ProcessorMode.PrivilegeLevel(ref state) != 0 || index != 0 || !cpuid.ExtendedState.IsLegal(value))
        {
            exceptions.Raise(ref state, ExceptionVector.GeneralProtection);
            return true;
        }

        RegisterGroups.Require(vcpu, ref state, VcpuRegisterGroup.ModelSpecific);
        state.Xcr0 = value;
        state.DirtyGroups |= VcpuRegisterGroup.ModelSpecific;
        return Complete(ref state);
    }

    /// <summary>EDX:EAX.</summary>
    private static ulong HighLow(ref VcpuState state) =>
        (GuestRegisters.At(ref state, GeneralRegister.Rdx) << HalfShift)
        | (uint)GuestRegisters.At(ref state, GeneralRegister.Rax);
}
