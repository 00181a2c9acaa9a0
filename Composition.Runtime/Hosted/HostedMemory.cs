// The memory of hosted systems.
using System.Runtime.InteropServices;

namespace CamkesNet.Hosted;

/// <summary>Page-aligned memory that never moves, as on the image.</summary>
internal sealed unsafe class HostedMemory : IDisposable
{
    private const nuint PageSize = 4096;

    private readonly List<MemoryRegion> regions = [];
    private readonly Dictionary<string, MemoryRegion> shared = [];

    public MemoryRegion Allocate(ReadOnlySpan<byte> contents)
    {
        MemoryRegion region = AllocateZeroed((ulong)contents.Length);
        contents.CopyTo(region.Slice(0, contents.Length));
        return region;
    }

    /// <summary>The zeroed memory of a name: the same for each port that asks.</summary>
    public MemoryRegion GetShared(string name, ulong size)
    {
        if (!shared.TryGetValue(name, out MemoryRegion region))
        {
            region = AllocateZeroed(size);
            shared.Add(name, region);
        }

        return region;
    }

    /// <summary>Frees all memory. No component may be running.</summary>
    public void Dispose()
    {
        foreach (MemoryRegion region in regions)
        {
            NativeMemory.AlignedFree(region.Start);
        }

        regions.Clear();
    }

    private MemoryRegion AllocateZeroed(ulong size)
    {
        nuint bytes = Math.Max((nuint)size, 1);
        byte* start = (byte*)NativeMemory.AlignedAlloc(bytes, PageSize);
        NativeMemory.Clear(start, bytes);
        var region = new MemoryRegion(start, size);
        regions.Add(region);
        return region;
    }
}
