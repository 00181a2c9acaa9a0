// Warns of a guest that runs and shows nothing.
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Vmm.Loading.Kernels;

namespace CamkesNet.Build.Guests;

/// <summary>Looks for a console in the command lines of Linux guests.</summary>
internal static class GuestConsole
{
    // Documentation/admin-guide/kernel-parameters.txt of Linux: what writes to the one screen that a guest has.
    private static readonly string[] consoles = ["console=ttyS", "console=uart", "earlyprintk", "earlycon"];

    /// <summary>A warning for each virtual machine whose Linux is given no serial console.</summary>
    public static IEnumerable<BuildDiagnostic> Warnings(
        IReadOnlyList<GuestFile> files, IEnumerable<DeclaredInstance> monitors) =>
        from monitor in monitors
        let line = monitor.Text(MonitorSettings.KernelCmdline)
        where !line.Split(' ').Any(word => consoles.Any(console => word.StartsWith(console, StringComparison.Ordinal)))
        let kernel = files.FirstOrDefault(file => file.Name == monitor.Text(MonitorSettings.KernelImage))
        where kernel is not null && IsLinux(kernel)
        select new BuildDiagnostic(
            BuildCodes.GuestConsoleMissing,
            $"The Linux of {monitor.Name} has the command line '{line}', which names no serial console, so that "
            + "nothing is seen of it: add console=ttyS0 to KernelCmdline, unless the kernel has one built in.",
            IsWarning: true);

    private static bool IsLinux(GuestFile file)
    {
        GuestKernel kernel = new();
        using FileStream stream = File.OpenRead(file.Path);
        return kernel.Read(new StreamSource(stream), 0) == KernelReading.Bootable
            && kernel.Protocol == BootProtocol.Linux;
    }
}
