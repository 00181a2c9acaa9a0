// How a kernel is started.
namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>The boot protocols of guest kernels.</summary>
internal enum BootProtocol
{
    Linux,
    Multiboot,
}
