// The layout of the guest's first megabyte when Linux starts, and of the memory map.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>Guest-physical addresses that the loader, the ACPI tables and the memory map agree on.</summary>
internal static class GuestMemoryLayout
{
    /// <summary>Descriptors for the entry: Linux loads its own at once.</summary>
    public const uint GlobalDescriptorTable = 0x6000;
    public const uint ZeroPage = 0x7000;

    /// <summary>PML4, PDPT and four page directories: the first 4 GiB, identity mapped by 2 MiB pages.</summary>
    public const uint PageTables = 0x9000;
    public const uint CommandLine = 0x2_0000;

    /// <summary>Room for the command line with its terminating zero.</summary>
    public const uint CommandLineCapacity = 0x1_0000;

    /// <summary>The extended BIOS data area's usual place: usable memory ends here (no EBDA is made).</summary>
    public const uint LowMemoryEnd = 0x9_FC00;

    /// <summary>The BIOS area, where ACPI tables lie and the RSDP is searched on 16-byte boundaries.</summary>
    public const uint BiosArea = 0xE_0000;

    /// <summary>Code to which a BIOS' interrupt vectors lead: one byte for each, on a segment's boundary.</summary>
    public const uint BiosInterrupts = 0xF_0000;

    /// <summary>The MP floating pointer, in the area where it is searched on 16-byte boundaries; its table follows.</summary>
    public const uint MultiProcessorPointer = 0xF_0400;
    public const uint HighMemory = 0x10_0000;

    /// <summary>RAM that begins at address 0 ends here at the latest; devices follow.</summary>
    public const ulong LowRamLimit = GuestRamLayout.HoleStart;

    /// <summary>The most RAM that a guest has.</summary>
    public const ulong MaximumRam = (ulong)GuestRamRange.MostMebibytes * Mebibyte;

    /// <summary>RAM that a guest needs at the least, for any kernel.</summary>
    public const ulong MinimumRam = 4 * Mebibyte;

    private const ulong Mebibyte = 1024 * 1024;
}
