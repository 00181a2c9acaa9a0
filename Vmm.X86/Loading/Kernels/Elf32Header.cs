// The beginning of a 32-bit ELF file. System V ABI, chapter 4, "ELF Header".
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>An ELF file's header, 32-bit class.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct Elf32Header
{
    public const int Size = 52;

    /// <summary>0x7F, "ELF".</summary>
    public const uint ExpectedMagic = 0x464C_457F;
    public const byte Class32 = 1;
    public const byte Class64 = 2;
    public const byte LittleEndian = 1;
    public const ushort Executable = 2;
    public const ushort Intel80386 = 3;

    public uint Magic;
    public byte Class;
    public byte DataEncoding;
    public byte IdentificationVersion;
    private byte operatingSystem;
    private ulong padding;
    public ushort Type;
    public ushort Machine;
    public uint Version;
    public uint Entry;
    public uint ProgramHeaderOffset;
    public uint SectionHeaderOffset;
    public uint Flags;
    public ushort HeaderSize;
    public ushort ProgramHeaderSize;
    public ushort ProgramHeaderCount;
    public ushort SectionHeaderSize;
    public ushort SectionHeaderCount;
    public ushort SectionNameIndex;
}
