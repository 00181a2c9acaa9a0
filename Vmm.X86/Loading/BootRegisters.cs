// The state of the processor at the entry of a Linux kernel, and the tables in guest RAM that belong to it.
using CamkesNet.Abi;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Loading;

/// <summary>
/// Registers, descriptors and page tables for the 32-bit and 64-bit entries.
/// Linux, Documentation/arch/x86/boot.rst, "32-bit Boot Protocol" and "64-bit Boot Protocol".
/// </summary>
internal static class BootRegisters
{
    // The protocol's __BOOT_CS and __BOOT_DS.
    private const ushort CodeSelector = 0x10;
    private const ushort DataSelector = 0x18;

    // What GRUB and QEMU leave in the selectors: the specification promises nothing, but kernels whose own table has the
    // same order never load them (xv6).
    private const ushort MultibootCodeSelector = 0x08;
    private const ushort MultibootDataSelector = 0x10;
    private const int DescriptorSize = 8;
    private const int DescriptorCount = 4;

    // Flat descriptors, present, ring 0, accessed. AMD APM vol. 2, 4.7 and 4.8.
    private const ulong Code64Descriptor = 0x00AF_9B00_0000_FFFF;
    private const ulong Code32Descriptor = 0x00CF_9B00_0000_FFFF;
    private const ulong DataDescriptor = 0x00CF_9300_0000_FFFF;

    private const ulong TableBits = PageTableEntry.Present | PageTableEntry.Writable;
    private const ulong LargePageBits = TableBits | PageTableEntry.PageSize;
    private const int EntriesPerTable = 512;
    private const int DirectoryCount = 4;
    private const int LargePageShift = 21;

    // Values after RESET: AMD APM vol. 2, table 14-1; PAT: 7.8.2.
    private const ulong ResetPat = 0x0007_0406_0007_0406;
    private const ulong ResetXcr0 = 1;
    private const uint ResetTaskStateLimit = 0xFFFF;

    /// <summary>Ready for the 64-bit entry: long mode, the first 4 GiB identity mapped, RSI = zero page.</summary>
    public static void EnterLongMode(ref VcpuState state, GuestRam memory, ulong entry)
    {
        Clear(ref state);
        UseLinuxTables(ref state, memory, Code64Descriptor);
        WriteIdentityTables(memory);
        state.Cs = GuestSegments.Code64(CodeSelector);
        state.Cr0 = Cr0.ProtectionEnable | Cr0.ExtensionType | Cr0.Paging;
        state.Cr3 = GuestMemoryLayout.PageTables;
        state.Cr4 = Cr4.PhysicalAddressExtension;
        state.Efer = Efer.LongModeEnable | Efer.LongModeActive;
        state.Rip = entry;
    }

    /// <summary>Ready for the 32-bit entry: flat protected mode without paging, ESI = zero page.</summary>
    public static void EnterProtectedMode(ref VcpuState state, GuestRam memory, ulong entry)
    {
        EnterFlat(ref state, entry);
        UseLinuxTables(ref state, memory, Code32Descriptor);
    }

    /// <summary>
    /// Ready for a Multiboot kernel: flat protected mode without paging, and without a descriptor table: the kernel
    /// brings its own. Multiboot Specification 0.6.96, section 3.2.
    /// </summary>
    /// <param name="state">The processor.</param>
    /// <param name="entry">The first instruction.</param>
    /// <param name="information">Where the <see cref="MultibootInformation"/> is.</param>
    public static void EnterMultiboot(ref VcpuState state, uint entry, uint information)
    {
        EnterFlat(ref state, entry);
        state.Cs = GuestSegments.Code32(MultibootCodeSelector);
        state.Es = state.Ss = state.Ds = state.Fs = state.Gs = GuestSegments.Data(MultibootDataSelector);
        GuestRegisters.At(ref state, GeneralRegister.Rax) = MultibootInformation.BootMagic;
        GuestRegisters.At(ref state, GeneralRegister.Rbx) = information;
    }

    private static void EnterFlat(ref VcpuState state, ulong entry)
    {
        Clear(ref state);
        state.Cs = GuestSegments.Code32(CodeSelector);
        state.Cr0 = Cr0.ProtectionEnable | Cr0.ExtensionType;
        state.Rip = entry;
    }

    private static void Clear(ref VcpuState state)
    {
        for (int register = 0; register <= (int)GeneralRegister.R15; register++)
        {
            GuestRegisters.At(ref state, register) = 0;
        }

        state.Rflags = Rflags.Fixed;
        state.Cr0 = state.Cr2 = state.Cr3 = state.Cr4 = state.Cr8 = state.Efer = 0;
        state.Es = state.Ss = state.Ds = state.Fs = state.Gs = GuestSegments.Data(DataSelector);
        state.Ldtr = GuestSegments.System(SegmentAttributes.LocalDescriptorTable, 0);
        state.Tr = GuestSegments.System(SegmentAttributes.BusyTaskState, ResetTaskStateLimit);
        state.Gdtr = state.Idtr = default;
        state.KernelGsBase = state.Star = state.Lstar = state.Cstar = state.Sfmask = 0;
        state.SysenterCs = state.SysenterEsp = state.SysenterEip = 0;
        state.Pat = ResetPat;
        state.Dr0 = state.Dr1 = state.Dr2 = state.Dr3 = 0;
        state.Dr6 = Dr6.Reset;
        state.Dr7 = Dr7.Fixed;
        state.Xcr0 = ResetXcr0;
        state.TimestampAuxiliary = 0;
        state.Injection = 0;
        state.InterruptedEvent = 0;
        state.InterruptShadow = 0;
        state.Interruptible = 0;
        state.InterruptWindowRequested = 0;
        state.InterceptedExceptions = 0;
        state.NonMaskableBlocked = 0;
        state.DirtyGroups = VcpuRegisterGroup.All;
    }

    // Linux finds the zero page by (R)SI, and the descriptors of its boot protocol in memory.
    private static void UseLinuxTables(ref VcpuState state, GuestRam memory, ulong codeDescriptor)
    {
        GuestRegisters.At(ref state, GeneralRegister.Rsi) = GuestMemoryLayout.ZeroPage;
        state.Gdtr = new SegmentRegister
        {
            Base = GuestMemoryLayout.GlobalDescriptorTable,
            Limit = (DescriptorCount * DescriptorSize) - 1,
        };
        memory.Clear(GuestMemoryLayout.GlobalDescriptorTable, DescriptorCount * DescriptorSize);
        memory.TryWrite(GuestMemoryLayout.GlobalDescriptorTable + CodeSelector, DescriptorSize, codeDescriptor);
        memory.TryWrite(GuestMemoryLayout.GlobalDescriptorTable + DataSelector, DescriptorSize, DataDescriptor);
    }

    private static void WriteIdentityTables(GuestRam memory)
    {
        const uint Pml4 = GuestMemoryLayout.PageTables;
        const uint Pdpt = Pml4 + GuestPage.Size;
        const uint FirstDirectory = Pdpt + GuestPage.Size;
        memory.Clear(Pml4, 2 * GuestPage.Size);
        memory.TryWrite(Pml4, sizeof(ulong), Pdpt | TableBits);
        for (uint directory = 0; directory < DirectoryCount; directory++)
        {
            uint table = FirstDirectory + (directory * GuestPage.Size);
            memory.TryWrite(Pdpt + (directory * sizeof(ulong)), sizeof(ulong), table | TableBits);
            for (uint entry = 0; entry < EntriesPerTable; entry++)
            {
                ulong page = ((ulong)directory * EntriesPerTable) + entry;
                ulong value = (page << LargePageShift) | LargePageBits;
                memory.TryWrite(table + (entry * sizeof(ulong)), sizeof(ulong), value);
            }
        }
    }
}
