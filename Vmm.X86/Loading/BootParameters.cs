// The zero page. Linux, Documentation/arch/x86/zero-page.rst.
using System.Runtime.InteropServices;
using CamkesNet.Vmm.Loading.Kernels;

namespace CamkesNet.Vmm.Loading;

/// <summary>The page in which a boot loader describes the machine to Linux ("struct boot_params").</summary>
[StructLayout(LayoutKind.Explicit, Size = Size)]
internal struct BootParameters
{
    public const int Size = 4096;

    /// <summary>Where the memory map's entries begin, and how many fit.</summary>
    public const int MemoryMapOffset = 0x2D0;
    public const int MemoryMapCapacity = 128;

    /// <summary>Since protocol 2.14: the address of the ACPI RSDP.</summary>
    [FieldOffset(0x070)]
    public ulong AcpiRsdpAddress;

    [FieldOffset(0x1E8)]
    public byte MemoryMapEntries;

    [FieldOffset(LinuxSetupHeader.FileOffset)]
    public LinuxSetupHeader Header;
}
