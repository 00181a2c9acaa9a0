// From the boot loader's 32-bit protected mode to the kernel's C# in the upper half.
using CamkesNet.Abi;
using CamkesNet.Abi.Processor;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Build.Stubs;

/// <summary>
/// The entry of PVH and Multiboot2 loaders, which agree on the machine's state: 32-bit protected mode, paging off,
/// EBX the loader's information, EAX Multiboot2's magic number (its specification, section 3.3).
/// </summary>
internal sealed class KernelBootStubs : StubSet
{
    /// <summary>Bytes of the kernel stack.</summary>
    public const int StackSize = 32 * 1024;

    /// <summary>Unmapped by the kernel: an overflow of its stack is a fault, not corruption.</summary>
    public const int StackGuardSize = PageSize;

    /// <summary>Where the stack ends, behind its guard.</summary>
    public const int StackEnd = StackGuardSize + StackSize;

    public const string Stack = "KernelStackMemory";

    private const string PageTables = "KernelBootPageTables";
    private const string DescriptorTable = "KernelBootDescriptorTable";
    private const string DescriptorTablePointer = "KernelBootDescriptorTablePointer";
    private const string Entry64 = "KernelEntry64";
    private const string EntryUpperHalf = "KernelEntryUpperHalf";

    private const int PageSize = (int)UserAddressSpace.PageSize;
    private const int EntrySize = sizeof(ulong);

    // The boot page tables: top table, the table for low addresses and the direct map, the table for the kernel's
    // image, and four tables of 2 MiB pages for the first 4 GiB.
    private const int LowTable = PageSize;
    private const int ImageTable = 2 * PageSize;
    private const int LargePageTables = 3 * PageSize;
    private const int LargePageTableCount = 4;

    private const int PresentWritable = (int)(PageTableEntry.Present | PageTableEntry.Writable);
    private const int PresentWritableLarge = PresentWritable | (int)PageTableEntry.LargePage;

    private const ushort DescriptorTableLimit = (3 * EntrySize) - 1;

    /// <inheritdoc/>
    public override string CodeSection => StubCatalog.BootStageSection;

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        stubs.Zeros(PageTables, LargePageTables + (LargePageTableCount * PageSize), PageSize);
        stubs.Zeros(Stack, StackEnd, PageSize);
        stubs.Data(
            DescriptorTable,
            [
                .. new byte[EntrySize],
                .. BitConverter.GetBytes(FlatSegment.KernelCode),
                .. BitConverter.GetBytes(FlatSegment.KernelData),
            ],
            EntrySize,
            writable: false);
        stubs.Data(
            DescriptorTablePointer,
            [.. BitConverter.GetBytes(DescriptorTableLimit), .. new byte[EntrySize]],
            EntrySize,
            writable: false,
            [new DataReference(sizeof(ushort), DescriptorTable, Physical: true)]);
        stubs.Function(StubCatalog.KernelEntry, a => EmitEntry32(stubs, a), bitness: 32);
        stubs.Function(Entry64, a => EmitEntry64(stubs, a));
        stubs.Function(EntryUpperHalf, a => EmitUpperHalf(stubs, a));
    }

    private static void EmitEntry32(StubBuilder stubs, Assembler a)
    {
        a.cli();
        a.cld();

        // The first two arguments of KernelMain; nothing below uses EDI and ESI, but what does not return.
        a.mov(edi, eax);
        a.mov(esi, ebx);
        stubs.LoadAddress32(a, esp, Stack);
        a.add(esp, StackEnd);
        LongModeCheck.Emit(stubs, a);
        FillPageTables(stubs, a);

        // All of CR4: a loader may leave bits that would let components share registers or read counters.
        a.mov(eax, (uint)(Cr4.PhysicalAddressExtension | Cr4.OsFxsave | Cr4.SimdExceptions));
        a.mov(cr4, eax);
        stubs.LoadAddress32(a, eax, PageTables);
        a.mov(cr3, eax);
        a.mov(ecx, MsrNumber.Efer);
        a.rdmsr();
        a.or(eax, (uint)Efer.LongModeEnable);
        a.wrmsr();
        a.mov(eax, cr0);
        a.and(eax, ~(uint)(Cr0.Emulation | Cr0.TaskSwitched));
        a.or(eax, (uint)(Cr0.Paging | Cr0.ProtectionEnable | Cr0.MonitorCoprocessor));
        a.mov(cr0, eax);
        a.lgdt(__[stubs.Physical(DescriptorTablePointer)]);
        stubs.FarJump32(a, SegmentSelector.KernelCode, Entry64);
    }

    private static void FillPageTables(StubBuilder stubs, Assembler a)
    {
        uint top = stubs.Physical(PageTables);
        int directMapEntry = PageTableEntry.EntriesPerTable / 2;
        int imageEntry = PageTableEntry.EntriesPerTable - 1;
        a.mov(eax, top + LowTable + PresentWritable);
        a.mov(__dword_ptr[top], eax);
        a.mov(__dword_ptr[top + (directMapEntry * EntrySize)], eax);
        a.mov(eax, top + ImageTable + PresentWritable);
        a.mov(__dword_ptr[top + (imageEntry * EntrySize)], eax);

        a.mov(eax, top + LargePageTables + PresentWritable);
        for (int i = 0; i < LargePageTableCount; i++)
        {
            a.mov(__dword_ptr[top + LowTable + (i * EntrySize)], eax);
            if (i == 0)
            {
                // The image's gigabyte is the last but one of the address space.
                a.mov(__dword_ptr[top + ImageTable + ((PageTableEntry.EntriesPerTable - 2) * EntrySize)], eax);
            }

            a.add(eax, PageSize);
        }

        Label next = a.CreateLabel();
        a.mov(eax, PresentWritableLarge);
        a.xor(ecx, ecx);
        a.Label(ref next);
        a.mov(__dword_ptr[(ecx * EntrySize) + (top + LargePageTables)], eax);
        a.add(eax, (int)UserAddressSpace.LargePageSize);
        a.inc(ecx);
        a.cmp(ecx, LargePageTableCount * PageTableEntry.EntriesPerTable);
        a.jne(next);
    }

    private static void EmitEntry64(StubBuilder stubs, Assembler a)
    {
        a.mov(eax, SegmentSelector.KernelData);
        a.mov(ds, eax);
        a.mov(es, eax);
        a.mov(ss, eax);
        stubs.LoadAbsoluteAddress(a, rax, EntryUpperHalf);
        a.jmp(rax);
    }

    private static void EmitUpperHalf(StubBuilder stubs, Assembler a)
    {
        stubs.LoadAddress(a, rsp, Stack);
        a.add(rsp, StackEnd);
        a.mov(edi, edi);
        a.mov(esi, esi);
        a.xor(ebp, ebp);
        stubs.Call(a, "KernelMain");
        a.ud2();
    }
}
