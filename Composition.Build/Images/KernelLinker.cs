// Links the kernel at its address in the upper half, with the addresses of the payload after it.
using CamkesNet.Abi;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;

namespace CamkesNet.Build.Images;

/// <summary>Links the kernel.</summary>
internal static class KernelLinker
{
    /// <summary>The kernel's symbol for the physical address of the boot tables.</summary>
    public const string BootTablesSymbol = "__boot_tables";

    /// <summary>The kernel's symbol for the physical address of its own table of methods and lines.</summary>
    public const string SymbolTableSymbol = "__kernel_symbols";

    /// <summary>The kernel's symbol for the physical address behind that table.</summary>
    public const string SymbolTableEndSymbol = "__kernel_symbols_end";

    /// <summary>Links with the given physical addresses; they do not change the size of the result.</summary>
    public static LinkedImage Link(
        ObjectFile kernel, ObjectFile stubs, ulong bootTables, ulong symbols, ulong symbolsEnd) =>
        StaticLinker.Link([kernel, stubs], new LinkOptions
        {
            Name = "kernel",
            BaseAddress = KernelAddressSpace.ImageBase + KernelAddressSpace.LoadAddress,
            PhysicalOffset = KernelAddressSpace.ImageBase,
            EntrySymbol = StubCatalog.KernelEntry,
            AbsoluteSymbols = new Dictionary<string, ulong>
            {
                [BootTablesSymbol] = bootTables,
                [SymbolTableSymbol] = symbols,
                [SymbolTableEndSymbol] = symbolsEnd,
            },
        });
}
