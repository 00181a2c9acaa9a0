// The page tables of the checks of paging, with PAE and without.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal static class PageTables
{
    public const uint PageSize = 4096;

    // Bits of a table's entry. AMD APM vol. 2, 5.2 to 5.4.
    public const uint Present = 1 << 0;
    public const uint PresentWritable = Present | (1 << 1);
    public const uint PresentWritableLarge = PresentWritable | (1 << 7);

    public const uint PagingAndWriteProtect = Cr0.Paging | Cr0.WriteProtect;

    /// <summary>With PAE: every page of 2 MiB at its own address, but for the two windows.</summary>
    public static void EmitTables(Assembler a)
    {
        const uint Directories = GuestMemory.PageTables + PageSize;
        const uint LargePageSize = 0x20_0000;
        const int EntrySize = 8, DirectoryCount = 4;
        a.mov(edi, GuestMemory.PageTables);
        a.mov(ecx, (GuestMemory.FirstPage - GuestMemory.PageTables) / 4);
        a.xor(eax, eax);
        a.rep.stosd();
        for (uint directory = 0; directory < DirectoryCount; directory++)
        {
            a.mov(
                __dword_ptr[GuestMemory.PageTables + (directory * EntrySize)],
                (Directories + (directory * PageSize)) | Present);
        }

        EmitEntries(a, Directories, DirectoryCount * 512, PresentWritableLarge, LargePageSize);
        EmitEntries(a, GuestMemory.WindowTable, 512, GuestMemory.Window | PresentWritable, PageSize);
        Map(a, 0, GuestMemory.FirstPage | PresentWritable);
        Map(a, 1, GuestMemory.SecondPage | PresentWritable);
        Map(a, 2, 0);
        Map(a, 3, GuestMemory.FirstPage | Present);
        a.mov(
            __dword_ptr[Directories + (GuestMemory.Window / LargePageSize * EntrySize)],
            GuestMemory.WindowTable | PresentWritable);
        a.mov(
            __dword_ptr[Directories + (GuestMemory.LargeWindow / LargePageSize * EntrySize)],
            GuestMemory.LargePage | PresentWritableLarge);
        a.mov(eax, Cr4.PhysicalAddressExtension);
        a.mov(cr4, eax);
        EmitOn(a);
    }

    /// <summary>
    /// Without PAE: every page of 4 MiB at its own address, but for the two windows; the large one shows the first page.
    /// </summary>
    public static void EmitShortTables(Assembler a)
    {
        const uint LargePageSize = 0x40_0000;
        EmitEntries(a, GuestMemory.PageTables, 1024, PresentWritableLarge, LargePageSize, entrySize: 4);
        EmitEntries(a, GuestMemory.WindowTable, 1024, GuestMemory.Window | PresentWritable, PageSize, entrySize: 4);
        a.mov(__dword_ptr[GuestMemory.WindowTable], GuestMemory.FirstPage | PresentWritable);
        a.mov(
            __dword_ptr[GuestMemory.PageTables + (GuestMemory.Window / LargePageSize * 4)],
            GuestMemory.WindowTable | PresentWritable);
        a.mov(
            __dword_ptr[GuestMemory.PageTables + (GuestMemory.LargeWindow / LargePageSize * 4)], PresentWritableLarge);
        a.mov(eax, Cr4.PageSizeExtensions);
        a.mov(cr4, eax);
        EmitOn(a);
    }

    /// <summary>Gives a page of the window another entry.</summary>
    public static void Map(Assembler a, uint page, uint entry) =>
        a.mov(__dword_ptr[GuestMemory.WindowTable + (page * 8)], entry);

    private static void EmitOn(Assembler a)
    {
        a.mov(eax, GuestMemory.PageTables);
        a.mov(cr3, eax);
        a.mov(eax, cr0);
        a.or(eax, PagingAndWriteProtect);
        a.mov(cr0, eax);
    }

    private static void EmitEntries(Assembler a, uint table, int count, uint first, uint step, int entrySize = 8)
    {
        Label next = a.CreateLabel();
        a.mov(edi, table);
        a.mov(ecx, count);
        a.mov(eax, first);
        a.Label(ref next);
        a.mov(__dword_ptr[edi], eax);
        a.add(edi, entrySize);
        a.add(eax, step);
        a.dec(ecx);
        a.jne(next);
    }
}
