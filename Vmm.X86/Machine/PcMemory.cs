// Where a PC has RAM.
using CamkesNet.Abi;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Machine;

/// <summary>
/// Usable memory below the EBDA's place, from 1 MiB up to the hole for devices, and from 4 GiB up; the BIOS area holds the
/// firmware tables.
/// </summary>
internal static class PcMemory
{
    /// <summary>Claims the guest's RAM. The loader refuses an invalid size.</summary>
    public static void AddTo(PlatformBuilder platform)
    {
        ulong size = platform.Services.RamSize;
        ulong low = Math.Min(size, GuestMemoryLayout.LowRamLimit);
        platform.Add("low RAM").Ram(0, GuestMemoryLayout.LowMemoryEnd);
        platform.Add("firmware tables").ReservedRam(
            GuestMemoryLayout.BiosArea, GuestMemoryLayout.HighMemory - GuestMemoryLayout.BiosArea);
        if (low > GuestMemoryLayout.HighMemory)
        {
            platform.Add("RAM").Ram(GuestMemoryLayout.HighMemory, low - GuestMemoryLayout.HighMemory);
        }

        if (size > low)
        {
            platform.Add("RAM above 4 GiB").Ram(GuestRamLayout.HoleEnd, size - low);
        }
    }
}
