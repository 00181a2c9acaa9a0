// The header by which a boot loader recognizes a Multiboot kernel. Multiboot Specification 0.6.96, section 3.1.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>The header, somewhere in the first 8 KiB of the file, on a 4-byte boundary.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MultibootHeader
{
    public const int Size = 32;

    /// <summary>Bytes of <see cref="Magic"/>, <see cref="Flags"/> and <see cref="Checksum"/>, which all have.</summary>
    public const int ShortSize = 12;

    /// <summary>The header ends within these first bytes of the file.</summary>
    public const int SearchSize = 8192;
    public const int Alignment = 4;
    public const uint ExpectedMagic = 0x1BAD_B002;

    /// <summary>Modules lie on page boundaries.</summary>
    public const uint PageAlignedModules = 1 << 0;

    /// <summary>The kernel requires the memory sizes.</summary>
    public const uint MemoryInformation = 1 << 1;

    /// <summary>The kernel requires a video mode.</summary>
    public const uint VideoMode = 1 << 2;

    /// <summary>A loader that does not know one of these bits must not load the kernel.</summary>
    public const uint RequiredFlags = 0xFFFF;

    /// <summary>The addresses below say what to load, in place of an ELF header.</summary>
    public const uint AddressFields = 1 << 16;

    public uint Magic;
    public uint Flags;

    /// <summary>Makes the sum of the first three fields zero.</summary>
    public uint Checksum;

    /// <summary>Where the header itself is to lie: this ties addresses to places in the file.</summary>
    public uint HeaderAddress;
    public uint LoadAddress;

    /// <summary>The end of what is loaded; 0: the rest of the file.</summary>
    public uint LoadEndAddress;

    /// <summary>The end of the zeroed memory behind; 0: there is none.</summary>
    public uint BssEndAddress;
    public uint EntryAddress;

    /// <summary>Whether magic number and checksum are right.</summary>
    public readonly bool IsValid => Magic == ExpectedMagic && unchecked(Magic + Flags + Checksum) == 0;
}
