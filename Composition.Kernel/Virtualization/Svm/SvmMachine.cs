// What SVM is like on this machine, written at boot. It depends on nothing that uses it.
namespace CamkesNet.Kernel.Virtualization.Svm;

/// <summary>Features of the processors, and the tables that all guests share.</summary>
internal static class SvmMachine
{
    /// <summary>The processor stores the next instruction's address at exits.</summary>
    public static bool HasNextRip { get; set; }

    /// <summary>The processor stores OUTS' segment at exits.</summary>
    public static bool HasDecodeAssists { get; set; }

    /// <summary>How one guest's translations are flushed.</summary>
    public static byte FlushCommand { get; set; }

    /// <summary>Physical address.</summary>
    public static ulong IoPermissionMap { get; set; }

    /// <summary>Physical address.</summary>
    public static ulong MsrPermissionMap { get; set; }
}
