// The operand of LGDT and LIDT.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>Limit and base of a descriptor table (AMD APM vol. 2, 4.6.2).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal unsafe struct DescriptorTablePointer
{
    public ushort Limit;
    public ulong* Base;
}
