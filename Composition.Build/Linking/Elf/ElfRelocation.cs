// A relocation in an ELF file.
using System.Runtime.InteropServices;

namespace CamkesNet.Build.Linking.Elf;

/// <summary>Elf64_Rela (System V ABI, chapter 4, "Relocation").</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ElfRelocation
{
    public ulong Offset;
    public uint Type;
    public uint SymbolIndex;
    public long Addend;
}
