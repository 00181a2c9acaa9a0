// Builds four-level page tables from fresh frames.
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Kernel.Boot.Memory;

/// <summary>Page tables, by the physical address of their top table.</summary>
internal static unsafe class PageTableBuilder
{
    private const ulong LargePageMask = UserAddressSpace.LargePageSize - 1;

    /// <summary>A new empty table, or <see cref="FrameAllocator.None"/> without memory.</summary>
    public static ulong Create(FrameAllocator* frames)
    {
        ulong table = frames->Allocate(UserAddressSpace.PageSize);
        if (table != FrameAllocator.None)
        {
            new Span<byte>(PhysicalMemory.Pointer(table), (int)UserAddressSpace.PageSize).Clear();
        }

        return table;
    }

    /// <summary>
    /// Maps a page-aligned range with <paramref name="flags"/>, by 2 MiB pages where both addresses allow. A range
    /// that is both writable and executable, and one that is mapped already, is refused.
    /// </summary>
    /// <returns>False when memory runs out or the mapping is refused.</returns>
    public static bool Map(
        FrameAllocator* frames, ulong top, ulong virtualAddress, ulong physicalAddress, ulong size, ulong flags)
    {
        if ((flags & PageTableEntry.Writable) != 0 && (flags & PageTableEntry.NoExecute) == 0)
        {
            return false;
        }

        for (ulong done = 0; done < size;)
        {
            ulong address = virtualAddress + done;
            ulong frame = physicalAddress + done;
            bool large = ((address | frame) & LargePageMask) == 0 && size - done >= UserAddressSpace.LargePageSize;
            ulong* entry = Entry(frames, top, address, large ? PageTableEntry.LargePageLevel : 0);
            if (entry == null || (*entry & PageTableEntry.Present) != 0)
            {
                return false;
            }

            *entry = frame | flags | PageTableEntry.Present | (large ? PageTableEntry.LargePage : 0);
            done += large ? UserAddressSpace.LargePageSize : UserAddressSpace.PageSize;
        }

        return true;
    }

    /// <summary>The entry for an address at a level. Missing tables above it are created.</summary>
    private static ulong* Entry(FrameAllocator* frames, ulong top, ulong address, int atLevel)
    {
        ulong table = top;
        for (int level = PageTableEntry.TopLevel; level > atLevel; level--)
        {
            ulong* entry = (ulong*)PhysicalMemory.Pointer(table) + PageTableEntry.Index(address, level);
            if ((*entry & PageTableEntry.Present) == 0)
            {
                ulong next = Create(frames);
                if (next == FrameAllocator.None)
                {
                    return null;
                }

                // What a page allows is decided in the last level alone.
                *entry = next | PageTableEntry.Present | PageTableEntry.Writable | PageTableEntry.User;
            }
            else if ((*entry & PageTableEntry.LargePage) != 0)
            {
                return null;
            }

            table = *entry & PageTableEntry.AddressMask;
        }

        return (ulong*)PhysicalMemory.Pointer(table) + PageTableEntry.Index(address, atLevel);
    }
}
