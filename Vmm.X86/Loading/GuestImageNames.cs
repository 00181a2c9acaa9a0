// The files and the command line of a guest: settings of a VM.
namespace CamkesNet.Vmm.Loading;

/// <summary>What to boot.</summary>
/// <param name="Kernel">Name of the kernel file.</param>
/// <param name="Initrd">Name of the initial RAM disk's file; empty for none.</param>
/// <param name="CommandLine">The kernel's command line.</param>
internal sealed record GuestImageNames(string Kernel, string Initrd, string CommandLine);
