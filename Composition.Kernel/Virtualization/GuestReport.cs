// Log lines of the kernel about guests.
using CamkesNet.Kernel.Log;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>Log lines about virtualization.</summary>
internal static unsafe class GuestReport
{
    /// <summary>Logs at boot why guests cannot run.</summary>
    public static void NotAvailable(VirtualizationRefusal refusal)
    {
        KernelLog.BeginLine();
        KernelLog.Write("guests cannot run: "u8);
        KernelLog.Write(VirtualizationRefusalText.Describe(refusal));
        KernelLog.EndLine();
    }

    /// <summary>Logs that a monitor set an invalid state for its guest; each reason once.</summary>
    /// <param name="monitor">The monitor's name.</param>
    /// <param name="vcpu">The vCPU, in whose state page the number of the check is.</param>
    public static void StateRefused(ReadOnlySpan<byte> monitor, Vcpu* vcpu)
    {
        var check = (EntryCheck)vcpu->State->Qualification;
        if (!RefusalRecord.IsNew(vcpu, check))
        {
            return;
        }

        RefusalRecord.Add(vcpu, check);
        KernelLog.BeginLine();
        KernelLog.Write("CN4101 "u8);
        KernelLog.Write(monitor);
        KernelLog.Write(": the state of its guest is invalid: "u8);
        KernelLog.Write(EntryCheckText.Describe(check));
        KernelLog.Write(" (check "u8);
        KernelLog.WriteDecimal((ulong)check);
        KernelLog.Write(")"u8);
        KernelLog.EndLine();
    }
}
