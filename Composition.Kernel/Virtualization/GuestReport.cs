// What the kernel says about guests on its log.
using CamkesNet.Kernel.Log;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>Log lines about virtualisation.</summary>
internal static unsafe class GuestReport
{
    /// <summary>Says at boot why guests cannot run.</summary>
    public static void NotAvailable(VirtualizationRefusal refusal)
    {
        KernelLog.BeginLine();
        KernelLog.Write("guests cannot run: "u8);
        KernelLog.Write(VirtualizationRefusalText.Describe(refusal));
        KernelLog.EndLine();
    }

    /// <summary>Says that a monitor wanted its guest to be entered in a state that cannot be; each reason once.</summary>
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
        KernelLog.Write(": the state of its guest was refused: "u8);
        KernelLog.Write(EntryCheckText.Describe(check));
        KernelLog.Write(" (check "u8);
        KernelLog.WriteDecimal((ulong)check);
        KernelLog.Write(")"u8);
        KernelLog.EndLine();
    }
}
