// Paging by 4 KiB and 2 MiB pages, accesses across page edges, code that changes itself.
using Iced.Intel;
using static CamkesNet.Tests.Contract.ExceptionVector;
using static CamkesNet.Tests.Contract.PageTables;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

internal static class PagingChecks
{
    // Error codes of page faults: bit 0, the page is there; bit 1, a write. AMD APM vol. 2, 8.4.2.
    private const uint WriteFault = 1 << 1;
    private const uint WriteProtectionFault = (1 << 0) | WriteFault;
    private const uint Edge = GuestMemory.Window + PageSize - 2;
    private const uint NotMapped = GuestMemory.Window + (2 * PageSize);
    private const uint ReadOnly = GuestMemory.Window + (3 * PageSize);

    public static void Emit(GuestAssembler guest)
    {
        EmitTables(guest.Code);
        guest.Check("a 4 KiB page", 0x1111_2222, a =>
        {
            a.mov(__dword_ptr[GuestMemory.Window + 8], 0x1111_2222);
            a.mov(eax, __dword_ptr[GuestMemory.FirstPage + 8]);
        });
        guest.Check("a 2 MiB page", 0x3333_4444, a =>
        {
            a.mov(__dword_ptr[GuestMemory.LargeWindow + GuestMemory.Buffer - GuestMemory.LargePage], 0x3333_4444);
            a.mov(eax, __dword_ptr[GuestMemory.Buffer]);
        });
        guest.Check("a write across a page's edge", 0xBBAA_DDCC, a =>
        {
            a.mov(__dword_ptr[Edge], 0xDDCC_BBAA);
            EmitReadEdge(a);
            a.rol(eax, 16);
        });
        guest.Check("insd across a page's edge", 0x8000_7654, a =>
        {
            a.mov(eax, 0x8000_7654);
            a.mov(dx, PortChecks.ConfigurationAddress);
            a.@out(dx, eax);
            a.mov(edi, Edge);
            a.insd();
            EmitReadEdge(a);
        });
        guest.CheckFault("a write to a page that is not there", PageFault, WriteFault,
            a => a.mov(__dword_ptr[NotMapped], 1));
        guest.Check("the address of a page fault", NotMapped, a => a.mov(eax, cr2));
        guest.CheckFault("a write to a read-only page", PageFault, WriteProtectionFault,
            a => a.mov(__dword_ptr[ReadOnly], 1));
        guest.CheckFault("a write across the edge of the last page", PageFault, WriteFault,
            a => a.mov(__dword_ptr[NotMapped - 2], 1));
        guest.CheckFault("insb to a page that is not there", PageFault, WriteFault, a =>
        {
            a.mov(edi, NotMapped);
            a.mov(dx, SerialPort.Scratch);
            a.insb();
        });
        guest.Check("the address of that page fault", NotMapped, a => a.mov(eax, cr2));
        guest.CheckFault("a jump to a page that is not there", PageFault, 0, a =>
        {
            a.mov(eax, NotMapped);
            a.jmp(eax);
        });
        EmitEdges(guest);
        EmitTaskSwitch(guest);
        EmitRemap(guest);
        EmitSelfModification(guest);
        EmitOff(guest);
        EmitShortTables(guest.Code);
        guest.Check("32-bit paging: a 4 KiB page", 0x2222_1111, a =>
        {
            a.mov(__dword_ptr[GuestMemory.Window + 12], 0x2222_1111);
            a.mov(eax, __dword_ptr[GuestMemory.FirstPage + 12]);
        });
        guest.Check("32-bit paging: a 4 MiB page", 0x4444_3333, a =>
        {
            a.mov(__dword_ptr[GuestMemory.LargeWindow + GuestMemory.Buffer], 0x4444_3333);
            a.mov(eax, __dword_ptr[GuestMemory.Buffer]);
        });
        guest.Check("32-bit paging: a device's register", 0x6D, a =>
        {
            a.mov(__byte_ptr[DeviceMemoryChecks.IoApicIndex], 0x6D);
            a.movzx(eax, __byte_ptr[DeviceMemoryChecks.IoApicIndex]);
        });
        EmitOff(guest);
    }

    // Instructions and repeated ones on the edge of two pages, and of the last page that there is.
    private static void EmitEdges(GuestAssembler guest)
    {
        const byte MovEaxFromOffset = 0xA1, Return = 0xC3;
        guest.Check("a device's register by an instruction on a page's edge", 0x77, a =>
        {
            // MOV EAX, [IoApicIndex]; RET, of which two bytes lie in the first page.
            a.mov(__byte_ptr[GuestMemory.FirstPage + PageSize - 2], MovEaxFromOffset);
            a.mov(__byte_ptr[GuestMemory.FirstPage + PageSize - 1], (byte)(DeviceMemoryChecks.IoApicIndex & 0xFF));
            a.mov(__dword_ptr[GuestMemory.SecondPage], DeviceMemoryChecks.IoApicIndex >> 8);
            a.mov(__byte_ptr[GuestMemory.SecondPage + 3], Return);
            a.mov(__byte_ptr[DeviceMemoryChecks.IoApicIndex], 0x77);
            a.mov(ebx, Edge);
            a.call(ebx);
        });
        CheckProgress(guest, "rep movsb to the edge of the last page", 5, a =>
        {
            a.mov(esi, GuestMemory.Buffer);
            a.mov(edi, NotMapped - 3);
            a.mov(ecx, 8);
            a.rep.movsb();
        });
        CheckProgress(guest, "rep insb to the edge of the last page", 4, a =>
        {
            a.mov(edi, NotMapped - 2);
            a.mov(ecx, 6);
            a.mov(dx, SerialPort.Scratch);
            a.rep.insb();
        });
        guest.Check("a write across the edge of RAM and of nothing", 0x3412, a =>
        {
            const uint Nothing = 0xE000_0000;
            Map(a, 1, Nothing | PresentWritable);
            a.invlpg(__[GuestMemory.Window + PageSize]);
            a.mov(__dword_ptr[Edge], 0x7856_3412);
            Map(a, 1, GuestMemory.SecondPage | PresentWritable);
            a.invlpg(__[GuestMemory.Window + PageSize]);
            a.movzx(eax, __word_ptr[GuestMemory.FirstPage + PageSize - 2]);
        });
    }

    // EDI is at the missing page, and ECX contains the number of remaining iterations.
    private static void CheckProgress(GuestAssembler guest, string name, uint left, Action<Assembler> body) =>
        guest.Check(name, ((NotMapped & 0xFFFF) << 16) | left, a =>
        {
            guest.EmitFault(body);
            a.mov(eax, edi);
            a.shl(eax, 16);
            a.or(eax, ecx);
        });

    // The second task has page tables of its own, in which the window is one page of 2 MiB.
    private static void EmitTaskSwitch(GuestAssembler guest)
    {
        const uint Directories = GuestMemory.PageTables + PageSize;
        const uint TaskDirectory = GuestMemory.TaskPageTables + PageSize;
        const uint TaskCr3 = 0x1C;
        Assembler a = guest.Code;
        int task = guest.NewLabel(), after = guest.NewLabel();
        a.jmp(guest.Target(after));
        guest.Place(task);
        a.mov(eax, __dword_ptr[GuestMemory.Window + GuestMemory.Buffer - GuestMemory.LargePage]);
        a.mov(ebx, cr3);
        a.add(eax, ebx);
        a.mov(__dword_ptr[GuestMemory.TaskValue], eax);
        a.iretd();
        guest.Place(after);
        a.nop();
        guest.Check("a task with page tables of its own", 0x5000_0000 + GuestMemory.TaskPageTables, _ =>
        {
            a.mov(esi, Directories);
            a.mov(edi, TaskDirectory);
            a.mov(ecx, PageSize / 4);
            a.rep.movsd();
            a.mov(esi, GuestMemory.PageTables);
            a.mov(edi, GuestMemory.TaskPageTables);
            a.mov(ecx, 8);
            a.rep.movsd();
            a.mov(__dword_ptr[GuestMemory.TaskPageTables], TaskDirectory | Present);
            a.mov(
                __dword_ptr[TaskDirectory + (GuestMemory.Window >> 21 << 3)],
                GuestMemory.LargePage | PresentWritableLarge);
            TaskSwitchChecks.EmitTask(guest, task);
            a.mov(__dword_ptr[GuestMemory.SecondTask + TaskCr3], GuestMemory.TaskPageTables);
            a.mov(__dword_ptr[GuestMemory.FirstTask + TaskCr3], GuestMemory.PageTables);
            a.mov(__dword_ptr[GuestMemory.Buffer], 0x5000_0000);
            TaskSwitchChecks.EmitFar(a, TaskSwitchChecks.CallFar, ProcessorEnvironment.SecondTask);
            a.clts();
            a.mov(eax, __dword_ptr[GuestMemory.TaskValue]);
        });
        guest.Check("and the page tables of the task that called", GuestMemory.PageTables, _ => a.mov(eax, cr3));
    }

    private static void EmitOff(GuestAssembler guest) => guest.Check("paging off", 0, a =>
    {
        a.mov(eax, cr0);
        a.and(eax, ~PagingAndWriteProtect);
        a.mov(cr0, eax);
        a.mov(eax, cr0);
        a.and(eax, PagingAndWriteProtect);
    });

    // The two halves of what was written at the edge, from the physical pages.
    private static void EmitReadEdge(Assembler a)
    {
        a.movzx(ebx, __word_ptr[GuestMemory.FirstPage + PageSize - 2]);
        a.movzx(eax, __word_ptr[GuestMemory.SecondPage]);
        a.shl(eax, 16);
        a.or(eax, ebx);
    }

    private static void EmitRemap(GuestAssembler guest) =>
        guest.Check("another page after invlpg", 0x7777_8888, a =>
        {
            a.mov(__dword_ptr[GuestMemory.SecondPage + 8], 0x7777_8888);
            a.mov(eax, __dword_ptr[GuestMemory.Window + 8]);
            Map(a, 0, GuestMemory.SecondPage | PresentWritable);
            a.invlpg(__[GuestMemory.Window]);
            a.mov(eax, __dword_ptr[GuestMemory.Window + 8]);
        });

    private static void EmitSelfModification(GuestAssembler guest)
    {
        const byte MovEax = 0xB8;
        const byte Return = 0xC3;
        guest.Check("code that is changed between two calls", 0x30, a =>
        {
            a.mov(__byte_ptr[GuestMemory.Buffer], MovEax);
            a.mov(__dword_ptr[GuestMemory.Buffer + 1], 0x10);
            a.mov(__byte_ptr[GuestMemory.Buffer + 5], Return);
            a.mov(ebx, GuestMemory.Buffer);
            a.call(ebx);
            a.mov(esi, eax);
            a.mov(__dword_ptr[GuestMemory.Buffer + 1], 0x20);
            a.call(ebx);
            a.add(eax, esi);
        });

        // The jump is what the manuals ask for (Intel SDM vol. 3, 9.1.3); QEMU's nested guests need it.
        guest.Check("an instruction that changes the one behind a jump", 0x40, a =>
        {
            int next = guest.NewLabel();
            a.mov(__dword_ptr[guest.AddressOf(next) + 1], 0x40);
            a.jmp(guest.Target(next));
            guest.Place(next);
            a.mov(eax, 0x30);
        });
    }
}
