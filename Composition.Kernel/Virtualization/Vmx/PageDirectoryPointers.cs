// The four page-directory-pointer-table entries of PAE paging. Under EPT an entry takes them from the VMCS, not from
// memory, as a write of CR3 would (Intel SDM vol. 3, 4.4.1 and 27.3.2.4).
using System.Threading;
using CamkesNet.Abi;
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>Loads the entries for a guest.</summary>
internal static unsafe class PageDirectoryPointers
{
    private const int Count = 4;
    private const ulong Present = 1;

    /// <summary>Bits 2:1 and 8:5 of a present entry.</summary>
    private const ulong ReservedLow = 0x1E6;

    /// <summary>CR3 under PAE paging: bits 31:5.</summary>
    private const ulong TableMask = 0xFFFF_FFE0;

    /// <summary>Whether these registers select PAE paging.</summary>
    public static bool AreUsed(ulong cr0, ulong cr4, ulong efer) =>
        (cr0 & Cr0.Paging) != 0 && (cr4 & Cr4.PhysicalAddressExtension) != 0
        && (efer & Efer.LongModeActive) == 0;

    /// <summary>Whether a present entry has no reserved bits set.</summary>
    public static bool IsLegal(ulong entry, int physicalAddressBits)
    {
        ulong reserved = ReservedLow | (ulong.MaxValue << physicalAddressBits);
        return (entry & Present) == 0 || (entry & reserved) == 0;
    }

    /// <summary>Reads the entries from the guest's memory into the VMCS; false when they are not legal.</summary>
    // Sound: a table of 32 bytes at a multiple of 32 lies in one page, which is the guest's. Nested page tables have the
    // shape of others, and 32 bits of address are inside them.
    public static bool Load(ulong guestAddressSpace, ulong cr3)
    {
        ulong table = cr3 & TableMask;
        ulong* page = PageTables.Find(guestAddressSpace, table, out ulong pageSize);
        if (page == null)
        {
            return false;
        }

        ulong frame = *page & PageTableEntry.AddressMask & ~(pageSize - 1);
        ulong* entries = (ulong*)PhysicalMemory.Pointer(frame + (table & (pageSize - 1)));

        for (uint i = 0; i < Count; i++)
        {
            // Read once: the guest's memory is the monitor's as well.
            ulong entry = Volatile.Read(ref entries[i]);
            if (!IsLegal(entry, GuestLimits.OfThisMachine.PhysicalAddressBits))
            {
                return false;
            }

            Vmcs.Write(VmcsField.GuestPageDirectoryPointer0 + (i * VmcsField.Next), entry);
        }

        return true;
    }
}
