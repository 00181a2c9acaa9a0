// What became of reading a file as a Multiboot kernel.
namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>The outcome of <see cref="MultibootKernel.Read"/>.</summary>
internal enum MultibootResult
{
    /// <summary>It can be loaded.</summary>
    Bootable,

    /// <summary>It has no Multiboot header: it is something else.</summary>
    NotMultiboot,

    /// <summary>It has a header, but cannot be loaded: <see cref="MultibootKernel.Reason"/>.</summary>
    Refused,

    /// <summary>Its source failed.</summary>
    Unreadable,
}
