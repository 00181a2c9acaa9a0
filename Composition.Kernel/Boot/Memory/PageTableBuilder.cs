// Builds four-level page tables from fresh frames.
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Kernel.Boot.Memory;

/// <summary>Page tables, by the physical address of their top table.</summary>
// Sound: every table is a zeroed frame that was taken here, so that a present entry above the last level refers to
// another one; indices have nine bits.
internal static unsafe class PageTableBuilder
{
    private const ulong LargePageMask = UserAddressSpace.LargePageSize - 1;

    /// <summary>
    /// Maps a page-aligned range with <paramref name="flags"/>, by 2 MiB pages where both addresses allow. A range
    /// that is both writable and executable, and one that is mapped already, is refused.
    /// </summary>
    /// <returns>False when memory runs out or the mapping is refused.</returns>
    public static bool Map(
        FrameAllocator* frames, ulong top, ulong virtualAddress, ulong physicalAddress, ulong size, ulong flags)
    {
        bool isAllowed = (flags & PageTableEntry.Writable) == 0 || (flags & PageTableEntry.NoExecute) != 0;
        return isAllowed && MapGuest(frames, top, virtualAddress, physicalAddress, size, flags, hasLargePages: true);
    }

    /// <summary>
    /// Maps a range in nested page tables, which have the same shape: AMD's are the same, and in Intel's (EPT) "read" is
    /// bit 0, "write" and "execute" are bits 1 and 2, and the rest of what is used here has the same place.
    /// </summary>
    public static bool MapGuest(
        FrameAllocator* frames, ulong top, ulong virtualAddress, ulong physicalAddress, ulong size, ulong flags,
        bool hasLargePages)
    {
        for (ulong done = 0; done < size;)
        {
            ulong address = virtualAddress + done;
            ulong frame = physicalAddress + done;
            bool large = hasLargePages && ((address | frame) & LargePageMask) == 0
                && size - done >= UserAddressSpace.LargePageSize;
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

    /// <summary>Bits for mapping rights of components: nothing is executable that does not have to be.</summary>
    public static ulong UserFlags(MappingRights rights) =>
        PageTableEntry.User
        | ((rights & MappingRights.Write) != 0 ? PageTableEntry.Writable : 0)
        | ((rights & MappingRights.Execute) != 0 ? 0 : PageTableEntry.NoExecute)
        | ((rights & MappingRights.Uncached) != 0 ? PageTableEntry.CacheDisable | PageTableEntry.WriteThrough : 0);

    /// <summary>The entry for an address at a level. Missing tables above it are created.</summary>
    private static ulong* Entry(FrameAllocator* frames, ulong top, ulong address, int atLevel)
    {
        ulong table = top;
        for (int level = PageTableEntry.TopLevel; level > atLevel; level--)
        {
            ulong* entry = (ulong*)PhysicalMemory.Pointer(table) + PageTableEntry.Index(address, level);
            if ((*entry & PageTableEntry.Present) == 0)
            {
                ulong next = frames->AllocateZeroed(UserAddressSpace.PageSize);
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
