// Where a PC has RAM.
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Machine;

/// <summary>Usable memory below the EBDA's place and from 1 MiB up; the BIOS area holds the firmware tables.</summary>
internal static class PcMemory
{
    /// <summary>Claims the guest's RAM. The loader refuses an invalid size.</summary>
    public static void AddTo(PlatformBuilder platform)
    {
        ulong size = Math.Min(platform.Services.RamSize, GuestMemoryLayout.MaximumRam);
        platform.Add("low RAM").Ram(0, GuestMemoryLayout.LowMemoryEnd);
        platform.Add("firmware tables").ReservedRam(
            GuestMemoryLayout.BiosArea, GuestMemoryLayout.HighMemory - GuestMemoryLayout.BiosArea);
        if (size > GuestMemoryLayout.HighMemory)
        {
            platform.Add("RAM").Ram(GuestMemoryLayout.HighMemory, size - GuestMemoryLayout.HighMemory);
        }
    }
}
