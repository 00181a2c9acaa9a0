// Where an initrd goes.
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>
/// An initrd goes to the top, as the Linux boot protocol recommends: as far away as can be from where a kernel unpacks
/// itself.
/// </summary>
internal static class InitrdPlacement
{
    /// <summary>Finds a place, on a page boundary.</summary>
    /// <param name="size">Bytes of the initrd.</param>
    /// <param name="kernelEnd">The end of what the kernel needs.</param>
    /// <param name="top">The first address that it may not occupy: the end of RAM, or a limit of the kernel's.</param>
    /// <param name="address">The place.</param>
    public static bool TryPlace(ulong size, ulong kernelEnd, ulong top, out ulong address)
    {
        address = size > top ? 0 : (top - size) & ~GuestPage.OffsetMask;
        return size <= top && address >= kernelEnd;
    }

    /// <summary>The least RAM in which kernel and initrd have room.</summary>
    public static ulong NeededRam(ulong size, ulong kernelEnd)
    {
        ulong limit = ulong.MaxValue - GuestPage.OffsetMask;
        ulong pages = (Math.Min(size, limit) + GuestPage.OffsetMask) & ~GuestPage.OffsetMask;
        return kernelEnd > ulong.MaxValue - pages ? ulong.MaxValue : kernelEnd + pages;
    }
}
