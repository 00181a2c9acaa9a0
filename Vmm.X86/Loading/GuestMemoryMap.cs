// The memory map that guests are told, whatever the boot protocol.
using CamkesNet.Vmm.Loading.Kernels;

namespace CamkesNet.Vmm.Loading;

/// <summary>Usable memory below the EBDA's place and from 1 MiB on; the BIOS area is reserved.</summary>
internal static class GuestMemoryMap
{
    /// <summary>How many entries there are.</summary>
    public const int Count = 3;

    /// <summary>An entry; they ascend.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <param name="ramSize">Bytes of RAM.</param>
    public static MemoryMapEntry At(int index, ulong ramSize) => index switch
    {
        0 => Entry(0, GuestMemoryLayout.LowMemoryEnd, MemoryMapType.Usable),
        1 => Entry(GuestMemoryLayout.BiosArea, GuestMemoryLayout.HighMemory, MemoryMapType.Reserved),
        _ => Entry(GuestMemoryLayout.HighMemory, ramSize, MemoryMapType.Usable),
    };

    private static MemoryMapEntry Entry(ulong start, ulong end, MemoryMapType type) =>
        new() { Start = start, Length = end - start, Type = type };
}
