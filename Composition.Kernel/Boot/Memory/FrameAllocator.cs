// Allocates physical memory at boot. Memory is never freed: the system is static.
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Kernel.Boot.Memory;

/// <summary>Takes runs of pages from what is free.</summary>
internal struct FrameAllocator
{
    /// <summary>No frame has this address: the first page of memory is never free.</summary>
    public const ulong None = 0;

    /// <summary>What is free. Filled by the boot sequence.</summary>
    public MemoryMap Free;

    /// <summary>
    /// A contiguous run of <paramref name="size"/> bytes, or <see cref="None"/>. Single pages come from the low end of
    /// memory and large aligned runs from the high end of the first range that has room, so that they do not tear
    /// holes. The contents are what they were.
    /// </summary>
    /// <param name="size">Bytes, a multiple of the page size.</param>
    /// <param name="alignment">A power of two, the page size at least.</param>
    public ulong Allocate(ulong size, ulong alignment = UserAddressSpace.PageSize)
    {
        for (int i = 0; size != 0 && i < Free.Count; i++)
        {
            ulong start = Free.Start(i);
            ulong end = Free.End(i);
            if (end - start < size)
            {
                continue;
            }

            ulong address = alignment == UserAddressSpace.PageSize ? start : (end - size) & ~(alignment - 1);
            if (address >= start)
            {
                Free.Remove(address, size);
                return address;
            }
        }

        return None;
    }

    /// <summary>Frames of zeros, or <see cref="None"/>.</summary>
    // Sound: they lie in the direct map, and nobody else has them.
    public unsafe ulong AllocateZeroed(ulong size)
    {
        ulong address = Allocate(size);
        if (address != None)
        {
            new Span<ulong>(PhysicalMemory.Pointer(address), (int)(size / sizeof(ulong))).Clear();
        }

        return address;
    }
}
