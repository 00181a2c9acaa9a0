// The settings of virtual machines that the build itself reads, by the names that [VmConfiguration] declares.
namespace CamkesNet.Build.Declarations;

/// <summary>Names of attributes of a monitor's instance.</summary>
internal static class MonitorSettings
{
    public const string GuestRamMb = nameof(GuestRamMb);
    public const string KernelImage = nameof(KernelImage);
    public const string KernelCmdline = nameof(KernelCmdline);
    public const string InitrdImage = nameof(InitrdImage);
}
