// Addresses that only the linker knows, and the kernel's static memory:
// see Composition.Kernel/Processor/LinkerSymbols.cs.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using Internal.Runtime;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>The table of addresses.</summary>
internal sealed class KernelSymbolStubs : StubSet
{
    private const int PageSize = (int)UserAddressSpace.PageSize;
    private const int EmergencyStackSize = 3 * PageSize;
    private const int BootHeapSize = 64 * 1024;
    private const int StackAlignment = 16;

    private const string Layout = "KernelImageLayoutTable";
    private const string BootProcessor = "KernelBootProcessor";
    private const string DescriptorTable = "KernelDescriptorTable";
    private const string InterruptTable = "KernelInterruptTable";
    private const string EmergencyStacks = "KernelEmergencyStacks";
    private const string BootHeap = "KernelBootHeap";
    private const string Context = "KernelThreadContext";

    private static readonly (string Field, string Symbol, long Addend)[] fields =
    [
        (nameof(ImageLayout.ImageStart), "__image_start", 0),
        (nameof(ImageLayout.BootStageEnd), "__boot_stage_end", 0),
        (nameof(ImageLayout.TextEnd), "__text_end", 0),
        (nameof(ImageLayout.ReadOnlyDataStart), "__rodata_start", 0),
        (nameof(ImageLayout.DataStart), "__data_start", 0),
        (nameof(ImageLayout.ImageEnd), "__image_end", 0),
        (nameof(ImageLayout.BootTables), "__boot_tables", 0),
        (nameof(ImageLayout.BootProcessor), BootProcessor, 0),
        (nameof(ImageLayout.DescriptorTable), DescriptorTable, 0),
        (nameof(ImageLayout.InterruptTable), InterruptTable, 0),
        (nameof(ImageLayout.InterruptEntries), KernelEntryStubs.EntryTable, 0),
        (nameof(ImageLayout.SystemCallEntry), KernelEntryStubs.SystemCallEntry, 0),
        (nameof(ImageLayout.StackBottom), KernelBootStubs.Stack, KernelBootStubs.StackGuardSize),
        (nameof(ImageLayout.StackTop), KernelBootStubs.Stack, KernelBootStubs.StackEnd),
        (nameof(ImageLayout.EmergencyStacks), EmergencyStacks, EmergencyStackSize),
        (nameof(ImageLayout.CleanFloatingPoint), KernelEntryStubs.CleanFloatingPoint, 0),
        (nameof(ImageLayout.BootHeap), BootHeap, 0),
        (nameof(ImageLayout.BootHeapEnd), BootHeap, BootHeapSize),
    ];

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        stubs.Zeros(BootProcessor, ProcessorData.BlockSize, StackAlignment);
        stubs.Zeros(DescriptorTable, PageSize, PageSize);
        stubs.Zeros(InterruptTable, PageSize, PageSize);
        stubs.Zeros(BootHeap, BootHeapSize, PageSize);
        stubs.Zeros(EmergencyStacks, EmergencyStackSize, PageSize);
        stubs.Data(Layout, new byte[Marshal.SizeOf<ImageLayout>()], sizeof(ulong), writable: false, fields.Select(
            field => new DataReference(StructOffset.Of<ImageLayout>(field.Field), field.Symbol, field.Addend)));
        Address(stubs, "KernelImageLayout", Layout);

        byte[] context = new byte[Marshal.SizeOf<ThreadContext>()];
        MemoryMarshal.Write(context, new ThreadContext { ManagedThreadId = 1 });
        stubs.Data(
            Context,
            context,
            StackAlignment,
            writable: true,
            [new DataReference(StructOffset.Of<ThreadContext>(nameof(ThreadContext.Self)), Context)]);
        Address(stubs, "PlatformThread", Context);
    }

    private static void Address(StubBuilder stubs, string name, string symbol) => stubs.Function(name, a =>
    {
        stubs.LoadAddress(a, rax, symbol);
        a.ret();
    });
}
