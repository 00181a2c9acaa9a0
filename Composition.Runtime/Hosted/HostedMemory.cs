// The memory of hosted systems.
using System.Runtime.InteropServices;

namespace CamkesNet.Hosted;

/// <summary>Page-aligned memory that never moves, as on the image.</summary>
internal sealed unsafe class HostedMemory : IDisposable
{
    private const nuint PageSize = 4096;

    private readonly List<MemoryRegion> _regions = [];
    private readonly Dictionary<Port, MemoryRegion> _shared = [];

    public MemoryRegion Allocate(ReadOnlySpan<byte> contents)
    {
        MemoryRegion region = AllocateZeroed((ulong)contents.Length);
        contents.CopyTo(region.Slice(0, contents.Length));
        return region;
    }

    /// <summary>The memory that ports share.</summary>
    public MemoryRegion GetShared(IEnumerable<Port> ports, ulong size)
    {
        Port[] all = [.. ports];
        foreach (Port port in all)
        {
            if (_shared.TryGetValue(port, out MemoryRegion existing))
            {
                return existing;
            }
        }

        MemoryRegion region = AllocateZeroed(size);
        foreach (Port port in all)
        {
            _shared.Add(port, region);
        }

        return region;
    }

    /// <summary>Frees all memory. No component may be running.</summary>
    public void Dispose()
    {
        foreach (MemoryRegion region in _regions)
        {
            NativeMemory.AlignedFree(region.Start);
        }

        _regions.Clear();
    }

    private MemoryRegion AllocateZeroed(ulong size)
    {
        nuint bytes = Math.Max((nuint)size, 1);
        var start = (byte*)NativeMemory.AlignedAlloc(bytes, PageSize);
        NativeMemory.Clear(start, bytes);
        var region = new MemoryRegion(start, size);
        _regions.Add(region);
        return region;
    }
}
