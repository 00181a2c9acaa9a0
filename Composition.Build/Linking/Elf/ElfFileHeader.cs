// The header at the start of every ELF file.
using System.Runtime.InteropServices;

namespace CamkesNet.Build.Linking.Elf;

/// <summary>Elf64_Ehdr (System V ABI, chapter 4, "ELF Header").</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ElfFileHeader
{
    public const uint MagicValue = 0x464C457F; // 0x7F "ELF"
    public const byte Class64 = 2;
    public const byte LittleEndian = 1;
    public const byte CurrentVersion = 1;
    public const ushort Relocatable = 1;
    public const ushort Executable = 2;
    public const ushort MachineX8664 = 62;

    public uint Magic;
    public byte Class;
    public byte DataEncoding;
    public byte IdentVersion;
    public byte OsAbi;
    public ulong Padding;
    public ushort Type;
    public ushort Machine;
    public uint Version;
    public ulong Entry;
    public ulong ProgramHeaderOffset;
    public ulong SectionHeaderOffset;
    public uint Flags;
    public ushort HeaderSize;
    public ushort ProgramHeaderEntrySize;
    public ushort ProgramHeaderCount;
    public ushort SectionHeaderEntrySize;
    public ushort SectionHeaderCount;
    public ushort SectionNameTableIndex;

    /// <summary>The header of an executable for x86-64, without tables yet.</summary>
    public static ElfFileHeader ForExecutable(ulong entry) => new()
    {
        Magic = MagicValue,
        Class = Class64,
        DataEncoding = LittleEndian,
        IdentVersion = CurrentVersion,
        Type = Executable,
        Machine = MachineX8664,
        Version = CurrentVersion,
        Entry = entry,
        HeaderSize = (ushort)Marshal.SizeOf<ElfFileHeader>(),
        SectionHeaderEntrySize = (ushort)Marshal.SizeOf<ElfSectionHeader>(),
    };
}
