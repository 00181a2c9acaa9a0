// The start information of the x86/HVM direct boot ABI (Xen, public/arch-x86/hvm/start_info.h).
using System.Runtime.InteropServices;
using CamkesNet.Kernel.Memory;

namespace CamkesNet.Kernel.Boot;

/// <summary>hvm_start_info.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PvhStartInfo
{
    public const uint ExpectedMagic = 0x336E_C578;

    /// <summary>From this version on there is a memory map.</summary>
    public const uint VersionWithMemoryMap = 1;

    public uint Magic;
    public uint Version;
    public uint Flags;
    public uint ModuleCount;
    public ulong Modules;
    public ulong CommandLine;
    public ulong RootPointer;
    public ulong MemoryMap;
    public uint MemoryMapEntries;
    public uint Reserved;
}

/// <summary>hvm_memmap_table_entry.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PvhMemoryMapEntry
{
    public const uint UsableMemory = 1;

    public ulong Address;
    public ulong Size;
    public uint Kind;
    public uint Reserved;
}

/// <summary>Reads PVH start information.</summary>
// Sound: structure, entries and command line are read after all of their bytes were found readable.
internal static unsafe class PvhReader
{
    /// <summary>Loaders have a few dozen ranges.</summary>
    private const uint MaximumEntries = 1024;

    /// <summary>False when the information is not there, is damaged or has no memory map.</summary>
    public static bool Read(ulong address, BootInformation* result)
    {
        if (!PhysicalMemory.IsReadableAtBoot(address, (ulong)sizeof(PvhStartInfo)))
        {
            return false;
        }

        var info = (PvhStartInfo*)PhysicalMemory.Pointer(address);
        if (info->Magic != PvhStartInfo.ExpectedMagic || info->Version < PvhStartInfo.VersionWithMemoryMap
            || info->MemoryMapEntries > MaximumEntries
            || !PhysicalMemory.IsReadableAtBoot(
                info->MemoryMap, (ulong)info->MemoryMapEntries * (ulong)sizeof(PvhMemoryMapEntry)))
        {
            return false;
        }

        var entries = (PvhMemoryMapEntry*)PhysicalMemory.Pointer(info->MemoryMap);
        for (uint i = 0; i < info->MemoryMapEntries; i++)
        {
            if (entries[i].Kind == PvhMemoryMapEntry.UsableMemory)
            {
                result->Memory.Add(entries[i].Address, entries[i].Size);
            }
        }

        result->RootPointer = info->RootPointer;
        if (info->CommandLine != 0
            && PhysicalMemory.IsReadableAtBoot(info->CommandLine, BootInformation.MaximumCommandLine))
        {
            result->SetCommandLine(
                PhysicalMemory.Pointer(info->CommandLine), BootInformation.MaximumCommandLine);
        }

        return true;
    }
}
