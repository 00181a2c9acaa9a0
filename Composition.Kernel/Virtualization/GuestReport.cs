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
}
