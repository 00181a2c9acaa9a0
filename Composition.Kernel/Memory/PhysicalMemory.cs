// How the kernel reaches physical memory.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Memory;

/// <summary>
/// The direct map. Boot code may use the first 4 GiB only, until the kernel's own page tables are loaded.
/// </summary>
// Sound: an address is made here and not followed; who follows it knows what is there.
internal static unsafe class PhysicalMemory
{
    /// <summary>What is mapped directly by the entry stub's page tables.</summary>
    public const ulong BootLimit = 1UL << 32;

    /// <summary>Virtual address of physical address 0. Tests on a host put a buffer here.</summary>
    public static ulong Base { get; set; } = KernelAddressSpace.DirectMap;

    public static byte* Pointer(ulong physicalAddress) => (byte*)(Base + physicalAddress);

    /// <summary>Whether boot code can read the range: it neither wraps nor leaves the first 4 GiB.</summary>
    public static bool IsReadableAtBoot(ulong physicalAddress, ulong size) =>
        physicalAddress < BootLimit && size <= BootLimit - physicalAddress;
}
