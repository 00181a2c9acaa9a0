// Kernel and components are linked with different stubs.
namespace CamkesNet.Build.Stubs;

/// <summary>Which stub sets are linked with what. The linker leaves out the stubs that nothing refers to.</summary>
public static class StubCatalog
{
    /// <summary>The stubs of the kernel.</summary>
    public static IReadOnlyList<StubSet> Kernel { get; } =
    [
        new RuntimeStubs(), new KernelBootStubs(), new KernelEntryStubs(), new KernelProcessorStubs(),
        new KernelSymbolStubs(), new KernelVirtualizationStubs(), new KernelVmxStubs(),
        new NoExceptionNames(),
    ];

    /// <summary>The stubs of a component.</summary>
    public static IReadOnlyList<StubSet> Component { get; } = [new RuntimeStubs(), new ComponentStubs()];

    /// <summary>The sections of kernel stubs that are not needed once the first component runs.</summary>
    public const string BootStageSection = ".boot";

    /// <summary>The first instruction of the kernel: 32-bit code, entered by PVH and Multiboot2 loaders.</summary>
    public const string KernelEntry = "KernelEntry";

    /// <summary>The first instruction of every thread of a component.</summary>
    public const string ComponentEntry = "ComponentEntry";
}
