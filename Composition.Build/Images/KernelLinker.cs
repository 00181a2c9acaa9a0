// Links the kernel at its address in the upper half, with the address of the boot tables in the payload after it.
using CamkesNet.Abi;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;

namespace CamkesNet.Build.Images;

/// <summary>Links the kernel.</summary>
internal static class KernelLinker
{
    /// <summary>The kernel's symbol for the physical address of the boot tables.</summary>
    public const string BootTablesSymbol = "__boot_tables";

    /// <summary>How ilc's names of the methods begin that run only until the first component does.</summary>
    private const string BootStageMethods = "Composition_Kernel_CamkesNet_Kernel_Boot_";

    /// <summary>Links with the physical address of the boot tables; it does not change the size of the result.</summary>
    public static LinkedImage Link(ObjectFile kernel, ObjectFile stubs, ulong bootTables) =>
        StaticLinker.Link([kernel, stubs], new LinkOptions
        {
            Name = "kernel",
            BaseAddress = KernelAddressSpace.ImageBase + KernelAddressSpace.LoadAddress,
            PhysicalOffset = KernelAddressSpace.ImageBase,
            EntrySymbol = StubCatalog.KernelEntry,
            BootStage = new BootStage(StubCatalog.BootStageSection, BootStageMethods),
            AbsoluteSymbols = new Dictionary<string, ulong> { [BootTablesSymbol] = bootTables },
        });
}
