// Addresses that only the linker knows, and the kernel's static memory:
// see Composition.Kernel/Processor/LinkerSymbols.cs.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using Internal.Runtime;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>One function for each address.</summary>
internal sealed class KernelSymbolStubs : StubSet
{
    private const int PageSize = (int)UserAddressSpace.PageSize;
    private const int EmergencyStackCount = 3;
    private const int BootHeapSize = 64 * 1024;
    private const int StackAlignment = 16;

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        Address(stubs, "KernelImageStart", "__image_start");
        Address(stubs, "KernelImageEnd", "__image_end");
        Address(stubs, "KernelBootStageEnd", "__boot_stage_end");
        Address(stubs, "KernelTextEnd", "__text_end");
        Address(stubs, "KernelReadOnlyDataStart", "__rodata_start");
        Address(stubs, "KernelDataStart", "__data_start");
        Physical(stubs, "KernelBootTables", "__boot_tables");

        Memory(stubs, "KernelBootProcessorAddress", ProcessorData.BlockSize, StackAlignment);
        Memory(stubs, "KernelDescriptorTableMemory", PageSize, PageSize);
        Memory(stubs, "KernelInterruptTableMemory", PageSize, PageSize);
        Memory(stubs, "KernelBootHeap", BootHeapSize, PageSize);
        Address(stubs, "KernelBootHeapEnd", MemoryName("KernelBootHeap"), BootHeapSize);
        stubs.Zeros(MemoryName("KernelEmergencyStacks"), EmergencyStackCount * PageSize, PageSize);
        Address(stubs, "KernelEmergencyStacks", MemoryName("KernelEmergencyStacks"), EmergencyStackCount * PageSize);
        Address(stubs, "KernelStackBottom", KernelBootStubs.Stack, KernelBootStubs.StackGuardSize);
        Address(
            stubs,
            "KernelStackTop",
            KernelBootStubs.Stack,
            KernelBootStubs.StackGuardSize + KernelBootStubs.StackSize);

        byte[] context = new byte[Marshal.SizeOf<ThreadContext>()];
        MemoryMarshal.Write(context, new ThreadContext { ManagedThreadId = 1 });
        stubs.Data(
            "KernelThreadContext",
            context,
            StackAlignment,
            writable: true,
            [new DataReference(StructOffset.Of<ThreadContext>(nameof(ThreadContext.Self)), "KernelThreadContext")]);
        Address(stubs, "PlatformThread", "KernelThreadContext");
    }

    private static string MemoryName(string function) => function + "Bytes";

    private static void Memory(StubBuilder stubs, string name, int size, int alignment)
    {
        stubs.Zeros(MemoryName(name), size, alignment);
        Address(stubs, name, MemoryName(name));
    }

    private static void Address(StubBuilder stubs, string name, string symbol, int offset = 0) =>
        stubs.Function(name, a =>
        {
            stubs.LoadAddress(a, rax, symbol);
            if (offset != 0)
            {
                a.add(rax, offset);
            }

            a.ret();
        });

    /// <summary>A physical address is out of reach of RIP-relative addressing: it is loaded as a constant.</summary>
    private static void Physical(StubBuilder stubs, string name, string symbol) => stubs.Function(name, a =>
    {
        stubs.LoadAbsoluteAddress(a, rax, symbol);
        a.ret();
    });
}
