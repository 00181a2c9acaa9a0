// What a 32-bit ELF file says about one of its segments. System V ABI, chapter 5, "Program Header".
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Loading.Kernels;

/// <summary>An entry of the program header table, 32-bit class.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct Elf32ProgramHeader
{
    public const int Size = 32;
    public const uint Load = 1;

    public uint Type;
    public uint Offset;
    public uint VirtualAddress;
    public uint PhysicalAddress;
    public uint FileSize;
    public uint MemorySize;
    public uint Flags;
    public uint Alignment;
}
