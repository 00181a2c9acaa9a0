// The Multiboot information that a kernel receives at its start. Multiboot Specification 0.6.96, section 3.3.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Loading;

/// <summary>The structure whose address is in EBX, up to the last field that this loader sets.</summary>
[StructLayout(LayoutKind.Explicit, Size = Size)]
internal struct MultibootInformation
{
    public const int Size = 88;

    /// <summary>What EAX holds: the kernel was started by a Multiboot loader.</summary>
    public const uint BootMagic = 0x2BAD_B002;

    public const uint HasMemorySizes = 1 << 0;
    public const uint HasCommandLine = 1 << 2;
    public const uint HasModules = 1 << 3;
    public const uint HasMemoryMap = 1 << 6;
    public const uint HasLoaderName = 1 << 9;

    /// <summary>Which of the fields are valid.</summary>
    [FieldOffset(0)]
    public uint Flags;

    /// <summary>KiB of memory from 0 on, at most 640.</summary>
    [FieldOffset(4)]
    public uint LowerMemory;

    /// <summary>KiB of memory from 1 MiB on, up to the first hole.</summary>
    [FieldOffset(8)]
    public uint UpperMemory;

    [FieldOffset(16)]
    public uint CommandLine;

    [FieldOffset(20)]
    public uint ModuleCount;

    [FieldOffset(24)]
    public uint Modules;

    [FieldOffset(44)]
    public uint MemoryMapLength;

    [FieldOffset(48)]
    public uint MemoryMap;

    [FieldOffset(64)]
    public uint LoaderName;
}

/// <summary>A file that was loaded with the kernel.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MultibootModule
{
    public const int Size = 16;

    public uint Start;

    /// <summary>The first address behind.</summary>
    public uint End;

    /// <summary>Its name, with a zero behind.</summary>
    public uint Name;
    public uint Reserved;
}

/// <summary>A range of the memory map.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MultibootMemoryRange
{
    public const int Size = sizeof(uint) + MemoryMapEntry.Size;

    /// <summary>Bytes of what follows this field.</summary>
    public uint EntrySize;
    public MemoryMapEntry Entry;
}
