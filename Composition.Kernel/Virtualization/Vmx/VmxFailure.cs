// Entries that the processor refused: which rule was broken, on the log and to the monitor.
using CamkesNet.Abi;
using CamkesNet.Kernel.Log;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Reports failed entries: Intel SDM vol. 3, 27.8 and 31.4.</summary>
// Sound: the state page has a frame of its own.
internal static unsafe class VmxFailure
{
    private const ulong NoInstructionError = 0;

    /// <summary>VMLAUNCH or VMRESUME failed: a control or host field, which are the kernel's.</summary>
    public static VcpuExitReason ReportInstruction(Vcpu* vcpu, ulong failure)
    {
        ulong error = failure == VmxResult.FailedValid
            ? Vmcs.Read(VmcsField.InstructionError)
            : NoInstructionError;
        vcpu->State->HardwareReason = error;
        return Refuse(vcpu, EntryCheck.Vmcs, "VM-instruction error "u8, error);
    }

    /// <summary>The processor refused the guest's state.</summary>
    public static VcpuExitReason ReportEntry(Vcpu* vcpu, uint reason)
    {
        vcpu->State->HardwareReason = reason;
        return Refuse(vcpu, EntryCheck.Processor, "VM entry failed with exit reason "u8, reason & VmxExitReason.BasicMask);
    }

    private static VcpuExitReason Refuse(Vcpu* vcpu, EntryCheck otherwise, ReadOnlySpan<byte> text, ulong number)
    {
        EntryCheck check = RefusedEntry.Explain(vcpu, otherwise);

        // GuestReport says after this that the state was refused, and enters the check in the record.
        if (RefusalRecord.IsNew(vcpu, check))
        {
            Log(text, number);
        }

        return ExitReport.Refuse(vcpu->State, check);
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
