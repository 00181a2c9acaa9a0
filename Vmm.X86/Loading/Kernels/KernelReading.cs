// What became of reading a file as a kernel.
namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>The outcome of reading a kernel's headers.</summary>
internal enum KernelReading
{
    /// <summary>It can be loaded.</summary>
    Bootable,

    /// <summary>It has no header of this kind: it is something else.</summary>
    OtherKind,

    /// <summary>It has a header, but cannot be loaded; the reader has the reason.</summary>
    Refused,

    /// <summary>Its source failed.</summary>
    Unreadable,
}
