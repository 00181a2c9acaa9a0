// Where the segment descriptors are (AMD APM vol. 2, 4.6). The boot stage fills them (Boot/Processor/DescriptorTables.cs).
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Processor;

/// <summary>The processor's segment descriptors.</summary>
// Sound: the linker's table of addresses is constant.
internal static unsafe class GlobalDescriptorTable
{
    private const int Entries = 7;

    /// <summary>What GDTR holds.</summary>
    public static DescriptorTablePointer Pointer => new()
    {
        Limit = (Entries * sizeof(ulong)) - 1,
        Base = LinkerSymbols.Image()->DescriptorTable,
    };
}
