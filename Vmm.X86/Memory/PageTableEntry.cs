// Bits of page-table entries of every paging mode. AMD APM vol. 2, 5.2 to 5.4.
namespace CamkesNet.Vmm.Memory;

/// <summary>Bits of an entry; the long forms' upper bits do not exist in 32-bit paging.</summary>
internal static class PageTableEntry
{
    public const ulong Present = 1UL << 0;
    public const ulong Writable = 1UL << 1;
    public const ulong User = 1UL << 2;
    public const ulong Accessed = 1UL << 5;
    public const ulong Dirty = 1UL << 6;

    /// <summary>In a directory entry: it maps a large page itself.</summary>
    public const ulong PageSize = 1UL << 7;

    /// <summary>Bits 62:59 of a leaf in long mode: which of PKRU's rights hold.</summary>
    public const int ProtectionKeyShift = 59;
    public const ulong ProtectionKeyMask = 0xF;
    public const ulong NoExecute = 1UL << 63;

    /// <summary>Reserved in a root entry of PAE paging: bits 2:1, 8:5, and all above the physical address.</summary>
    public const ulong PaeRootReserved = (3UL << 1) | (0xFUL << 5);

    /// <summary>Bits 51:12, the physical address in the long forms.</summary>
    public const ulong AddressMask = 0x000F_FFFF_FFFF_F000;

    /// <summary>32-bit paging: bits 20:13 of a 4 MiB page's entry are bits 39:32 of its address (PSE-36).</summary>
    public const int LargePageHighShift = 13;
    public const ulong LargePageHighMask = 0xFF;
    public const ulong LargePageAddressMask32 = 0xFFC0_0000;
}
