// Reads four-level page tables. The boot stage builds them (Boot/Memory/PageTableBuilder.cs).
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Memory;

/// <summary>Page tables, by the physical address of their top table.</summary>
// Sound: only the boot stage writes entries: the top and every present entry refer to a frame in the direct map.
internal static unsafe class PageTables
{
    /// <summary>The entry that maps an address, or null; <paramref name="pageSize"/> is the size of its page.</summary>
    public static ulong* Find(ulong top, ulong address, out ulong pageSize)
    {
        ulong table = top;
        pageSize = UserAddressSpace.PageSize;
        for (int level = PageTableEntry.TopLevel; ; level--)
        {
            ulong* entry = (ulong*)PhysicalMemory.Pointer(table) + PageTableEntry.Index(address, level);
            if ((*entry & PageTableEntry.Present) == 0)
            {
                return null;
            }

            if (level == PageTableEntry.LargePageLevel && (*entry & PageTableEntry.LargePage) != 0)
            {
                pageSize = UserAddressSpace.LargePageSize;
                return entry;
            }

            if (level == 0)
            {
                return entry;
            }

            table = *entry & PageTableEntry.AddressMask;
        }
    }
}
