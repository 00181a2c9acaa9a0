// Builds the tables that translate guest-physical to physical addresses (AMD APM vol. 2, 15.25; Intel SDM vol. 3, EPT).
// Only what a mapping names is reachable; everything else is a nested page fault.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Virtualization;

/// <summary>Four-level nested page tables.</summary>
internal static unsafe class NestedPageTables
{
    public const int AddressBits = 48;

    private const int Levels = 4;
    private const int LargePageLevel = 2;
    private const int PageShift = 12;
    private const int BitsPerLevel = 9;
    private const ulong IndexMask = (1 << BitsPerLevel) - 1;

    /// <summary>The address in an entry; bits 51:12 in both AMD's and Intel's form.</summary>
    private const ulong AddressMask = 0x000F_FFFF_FFFF_F000;

    /// <summary>Maps contiguous physical memory, by large pages where both addresses are so aligned.</summary>
    /// <returns>False when frames have run out, or for a range that the boot tables cannot contain.</returns>
    public static bool Map(
        in VirtualizationPlatform platform,
        in NestedPageFormat format,
        ulong root,
        ulong guestPhysicalAddress,
        ulong physicalAddress,
        ulong size,
        MappingRights rights)
    {
        const ulong Limit = 1UL << AddressBits;
        if (((guestPhysicalAddress | physicalAddress | size) & (UserAddressSpace.PageSize - 1)) != 0
            || guestPhysicalAddress > Limit || size > Limit - guestPhysicalAddress
            || physicalAddress > AddressMask || size > AddressMask - physicalAddress)
        {
            return false;
        }

        ulong leaf = LeafBits(format, rights);
        while (size != 0)
        {
            bool large = format.Large != 0
                && ((guestPhysicalAddress | physicalAddress) & (UserAddressSpace.LargePageSize - 1)) == 0
                && size >= UserAddressSpace.LargePageSize;
            if (!MapPage(
                platform,
                format,
                root,
                guestPhysicalAddress,
                physicalAddress | leaf | (large ? format.Large : 0),
                large ? LargePageLevel : 1))
            {
                return false;
            }

            ulong step = large ? UserAddressSpace.LargePageSize : UserAddressSpace.PageSize;
            guestPhysicalAddress += step;
            physicalAddress += step;
            size -= step;
        }

        return true;
    }

    /// <summary>Translates a guest-physical address to a physical one; returns false if it is not mapped.</summary>
    // Sound: all entries were written by Map, so each refers to a table of this address space or to the guest's memory.
    public static bool TryTranslate(
        in VirtualizationPlatform platform,
        in NestedPageFormat format,
        ulong root,
        ulong guestPhysicalAddress,
        out ulong physicalAddress)
    {
        physicalAddress = 0;
        ulong table = root;
        for (int level = Levels; guestPhysicalAddress >> AddressBits == 0; level--)
        {
            ulong entry = ((ulong*)platform.At(table))[Index(guestPhysicalAddress, level)];
            if (entry == 0)
            {
                return false;
            }

            table = entry & AddressMask;
            if (level == 1 || (level == LargePageLevel && (entry & format.Large) != 0))
            {
                ulong offset = (1UL << (PageShift + (BitsPerLevel * (level - 1)))) - 1;
                physicalAddress = (table & ~offset) | (guestPhysicalAddress & offset);
                return true;
            }
        }

        return false;
    }

    private static ulong LeafBits(in NestedPageFormat format, MappingRights rights)
    {
        bool uncached = (rights & MappingRights.Uncached) != 0;
        return format.Leaf
            | ((rights & MappingRights.Write) != 0 ? format.Writable : 0)
            | (uncached ? format.NotExecutable | format.Uncached : format.Executable | format.Cached);
    }

    // Sound: every table lies in a frame that this function took from the platform, and indices have nine bits.
    private static bool MapPage(
        in VirtualizationPlatform platform,
        in NestedPageFormat format,
        ulong root,
        ulong address,
        ulong leaf,
        int leafLevel)
    {
        ulong* table = (ulong*)platform.At(root);
        for (int level = Levels; level > leafLevel; level--)
        {
            ulong* entry = table + Index(address, level);
            if (*entry == 0)
            {
                ulong frame = platform.AllocateFrames(1);
                if (frame == 0)
                {
                    return false;
                }

                *entry = frame | format.Table;
            }
            else if (level == LargePageLevel && (*entry & format.Large) != 0)
            {
                return false;
            }

            table = (ulong*)platform.At(*entry & AddressMask);
        }

        ulong* last = table + Index(address, leafLevel);
        if (*last != 0)
        {
            return false;
        }

        *last = leaf;
        return true;
    }

    private static ulong Index(ulong address, int level) =>
        (address >> (PageShift + (BitsPerLevel * (level - 1)))) & IndexMask;
}
