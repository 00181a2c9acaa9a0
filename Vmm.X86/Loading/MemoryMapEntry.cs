// An entry of the guest's memory map. ACPI specification 6.4, 15.4.
using System.Runtime.InteropServices;

namespace CamkesNet.Vmm.Loading;

/// <summary>What a range of the memory map is. ACPI specification 6.4, table 15.1.</summary>
internal enum MemoryMapType : uint
{
    Usable = 1,
    Reserved = 2,
}

/// <summary>One range, as INT 15h E820h and the zero page have it: 20 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct MemoryMapEntry
{
    public const int Size = 20;

    public ulong Start;
    public ulong Length;
    public MemoryMapType Type;
}
