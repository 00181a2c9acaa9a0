// The header of a section in an ELF file.
using System.Runtime.InteropServices;

namespace CamkesNet.Build.Linking.Elf;

/// <summary>Elf64_Shdr (System V ABI, chapter 4, "Sections").</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ElfSectionHeader
{
    public const uint TypeProgramBits = 1;
    public const uint TypeSymbolTable = 2;
    public const uint TypeStringTable = 3;
    public const uint TypeRelocationsWithAddends = 4;
    public const uint TypeNoBits = 8;
    public const uint TypeRelocations = 9;

    public const ulong FlagWrite = 0x1;
    public const ulong FlagAllocate = 0x2;
    public const ulong FlagExecute = 0x4;
    public const ulong FlagThreadLocal = 0x400;

    public uint Name;
    public uint Type;
    public ulong Flags;
    public ulong Address;
    public ulong FileOffset;
    public ulong Size;
    public uint Link;
    public uint Info;
    public ulong Alignment;
    public ulong EntrySize;
}
