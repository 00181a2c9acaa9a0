// Reads a component's memory for the kernel, by its page tables: user addresses are never dereferenced.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Memory;

/// <summary>Access to user memory through the direct map.</summary>
// Sound: a frame that a user page maps and that is no device's is in the direct map; no chunk leaves its page or
// exceeds what is left of the destination.
internal static unsafe class UserMemory
{
    /// <summary>Copies bytes that the component itself may read. False when any of them is not mapped for it.</summary>
    public static bool TryRead(ulong pageTable, ulong address, byte* destination, ulong size)
    {
        if (address >= UserAddressSpace.End || size > UserAddressSpace.End - address)
        {
            return false;
        }

        while (size != 0)
        {
            ulong* entry = PageTables.Find(pageTable, address, out ulong pageSize);
            if (entry == null || (*entry & (PageTableEntry.User | PageTableEntry.Device)) != PageTableEntry.User)
            {
                return false;
            }

            ulong offset = address & (pageSize - 1);
            ulong frame = *entry & PageTableEntry.AddressMask & ~(pageSize - 1);
            ulong chunk = Math.Min(size, pageSize - offset);
            new ReadOnlySpan<byte>(PhysicalMemory.Pointer(frame + offset), (int)chunk)
                .CopyTo(new Span<byte>(destination, (int)chunk));
            address += chunk;
            destination += chunk;
            size -= chunk;
        }

        return true;
    }
}
