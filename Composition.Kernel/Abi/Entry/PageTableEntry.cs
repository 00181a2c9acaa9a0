// Entries of the four-level page tables (AMD APM vol. 2, 5.4; Intel SDM vol. 3A, 4.5).
namespace CamkesNet.Abi;

/// <summary>Bits of a page table entry.</summary>
internal static class PageTableEntry
{
    public const ulong Present = 1UL << 0;
    public const ulong Writable = 1UL << 1;
    public const ulong User = 1UL << 2;
    public const ulong WriteThrough = 1UL << 3;
    public const ulong CacheDisable = 1UL << 4;
    public const ulong LargePage = 1UL << 7;
    public const ulong Global = 1UL << 8;

    /// <summary>
    /// Free for software: device registers, which the direct map does not have and reads may change.
    /// </summary>
    public const ulong Device = 1UL << 9;
    public const ulong NoExecute = 1UL << 63;
    public const ulong AddressMask = 0x000F_FFFF_FFFF_F000;

    public const int EntriesPerTable = 512;
    public const int IndexBits = 9;
    public const int PageShift = 12;

    /// <summary>
    /// Level of the table whose entries map 2 MiB pages; level 0 maps 4 KiB pages, level 3 is the top.
    /// </summary>
    public const int LargePageLevel = 1;
    public const int TopLevel = 3;

    /// <summary>Index of <paramref name="address"/> in a table of <paramref name="level"/>.</summary>
    public static int Index(ulong address, int level) =>
        (int)(address >> (PageShift + (level * IndexBits))) & (EntriesPerTable - 1);
}
