// Entries that the processor refused: which rule was broken, on the log and to the monitor.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Reports failed entries: Intel SDM vol. 3, 27.8 and 31.4.</summary>
internal static unsafe class VmxFailure
{
    private const ulong NoInstructionError = 0;

    /// <summary>VMLAUNCH or VMRESUME failed: a control or host field, which are the kernel's.</summary>
    public static VcpuExitReason ReportInstruction(VcpuState* state, ulong failure)
    {
        ulong error = failure == VmxInstructions.FailedValid
            ? Vmcs.Read(VmcsField.InstructionError)
            : NoInstructionError;
        Log("VM-instruction error "u8, error);
        return Refuse(state, EntryCheck.Vmcs, error);
    }

    /// <summary>The processor refused the guest's state.</summary>
    public static VcpuExitReason ReportEntry(Vcpu* vcpu, VmxContext* context, VcpuState* state, uint reason)
    {
        Log("VM entry failed with exit reason "u8, reason & VmxExitReason.BasicMask);
        EntryCheck check = VmxEntry.CheckVmcs(vcpu, context);
        return Refuse(state, check != EntryCheck.None ? check : EntryCheck.Processor, reason);
    }

    private static VcpuExitReason Refuse(VcpuState* state, EntryCheck check, ulong hardwareReason)
    {
        state->ExitReason = VcpuExitReason.InvalidState;
        state->Qualification = (ulong)check;
        state->HardwareReason = hardwareReason;
        return VcpuExitReason.InvalidState;
    }

    private static void Log(ReadOnlySpan<byte> text, ulong number)
    {
        KernelLog.BeginLine();
        KernelLog.Write("CN4102 "u8);
        KernelLog.Write(text);
        KernelLog.WriteDecimal(number);
        KernelLog.Write(", qualification "u8);
        KernelLog.WriteDecimal(Vmcs.Read(VmcsField.ExitQualification));
        KernelLog.EndLine();
    }
}
