// The header of a segment in an ELF file.
using System.Runtime.InteropServices;

namespace CamkesNet.Build.Linking.Elf;

/// <summary>Elf64_Phdr (System V ABI, chapter 5, "Program Header").</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ElfProgramHeader
{
    public const uint TypeLoad = 1;
    public const uint TypeNote = 4;
    public const uint FlagExecute = 1;
    public const uint FlagWrite = 2;
    public const uint FlagRead = 4;

    public uint Type;
    public uint Flags;
    public ulong FileOffset;
    public ulong VirtualAddress;
    public ulong PhysicalAddress;
    public ulong FileSize;
    public ulong MemorySize;
    public ulong Alignment;
}
