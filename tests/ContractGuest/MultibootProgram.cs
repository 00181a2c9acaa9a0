// A guest that checks the Multiboot loader's information and the test devices, and ends with a status.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

/// <summary>
/// Prints a line per check and then its command line; straight on QEMU (with its test devices) as well.
/// </summary>
internal static class MultibootProgram
{
    /// <summary>The status with which it ends.</summary>
    private const uint Status = 42;

    // Multiboot Specification 0.6.96, 3.3: offsets in the information, and flags.
    private const uint BootMagic = 0x2BAD_B002;
    private const int UpperMemory = 8;
    private const int CommandLine = 16;
    private const int ModuleCount = 20;
    private const int Modules = 24;
    private const int MemoryMap = 48;

    /// <summary>Memory sizes, command line, modules, memory map.</summary>
    private const uint Flags = (1 << 0) | (1 << 2) | (1 << 3) | (1 << 6);
    private const int EntryTypeOffset = 20;
    private const uint EntrySize = 20;

    // The test devices.
    private const byte Register = 0xE0;
    private const byte Exit = 0xF4;
    private const ushort InterruptLines = 0x2000;
    private const ushort Line = 5;

    /// <summary>Registers at the entry.</summary>
    private const uint SavedEax = GuestMemory.Buffer;
    private const uint SavedEbx = GuestMemory.Buffer + 4;

    public static byte[] Assemble() => GuestAssembler.Assemble(BootImage.LoadAddress, Emit);

    private static void Emit(GuestAssembler guest)
    {
        Assembler a = guest.Code;
        a.mov(__dword_ptr[SavedEax], eax);
        a.mov(__dword_ptr[SavedEbx], ebx);
        a.mov(esp, GuestMemory.StackTop);
        Label start = a.CreateLabel();
        a.jmp(start);
        guest.EmitFunctions();
        a.Label(ref start);
        guest.Check("protected mode without paging", Cr0.ProtectionEnable, a =>
        {
            a.mov(eax, cr0);
            a.and(eax, Cr0.ProtectionEnable | Cr0.Paging);
        });
        EmitInformation(guest);
        EmitTestDevices(guest);
        guest.Print("command line:");
        a.mov(ebx, __dword_ptr[SavedEbx]);
        a.mov(esi, __dword_ptr[ebx + CommandLine]);
        guest.PrintText();
        guest.Print("");
        a.mov(eax, Status);
        a.@out(Exit, eax);
        Label halt = a.CreateLabel();
        a.Label(ref halt);
        a.cli();
        a.hlt();
        a.jmp(halt);
    }

    private static void EmitInformation(GuestAssembler guest)
    {
        guest.Check("EAX has the loader's magic number", BootMagic, a => a.mov(eax, __dword_ptr[SavedEax]));
        guest.Check("the information that the loader must pass is valid", Flags, a =>
        {
            a.mov(ebx, __dword_ptr[SavedEbx]);
            a.mov(eax, __dword_ptr[ebx]);
            a.and(eax, Flags);
        });
        guest.Check("there is memory from 1 MiB on", 1, a =>
        {
            a.mov(ebx, __dword_ptr[SavedEbx]);
            a.xor(eax, eax);
            a.cmp(__dword_ptr[ebx + UpperMemory], 0);
            a.setne(al);
        });
        guest.Check("the memory map begins with usable memory", (EntrySize << 8) | 1, a =>
        {
            a.mov(ebx, __dword_ptr[SavedEbx]);
            a.mov(ebx, __dword_ptr[ebx + MemoryMap]);
            a.mov(eax, __dword_ptr[ebx]);
            a.shl(eax, 8);
            a.or(eax, __dword_ptr[ebx + EntryTypeOffset]);
        });
        guest.Check("there is one module", 1, a =>
        {
            a.mov(ebx, __dword_ptr[SavedEbx]);
            a.mov(eax, __dword_ptr[ebx + ModuleCount]);
        });
        guest.Check("the module begins with its file's first bytes", 0x6E69_6874, a =>
        {
            a.mov(ebx, __dword_ptr[SavedEbx]);
            a.mov(ebx, __dword_ptr[ebx + Modules]);
            a.mov(ebx, __dword_ptr[ebx]);
            a.mov(eax, __dword_ptr[ebx]);
        });
    }

    private static void EmitTestDevices(GuestAssembler guest)
    {
        guest.Check("the test register keeps what is written", 0x1234_5678, a =>
        {
            a.mov(eax, 0x1234_5678);
            a.@out(Register, eax);
            a.xor(eax, eax);
            a.@in(eax, Register);
        });
        guest.Check("a test port raises an interrupt line", 1 << Line, a =>
        {
            foreach ((byte port, byte value) in ((byte, byte)[])
            [
                (Pic8259.MasterCommand, Pic8259.InitializeWithIcw4),
                (Pic8259.MasterData, ProcessorEnvironment.FirstInterrupt),
                (Pic8259.MasterData, Pic8259.SlaveAtLine2),
                (Pic8259.MasterData, Pic8259.Mode8086),
                (Pic8259.MasterData, Pic8259.AllMasked),
                (Pic8259.MasterCommand, Pic8259.ReadRequests),
            ])
            {
                a.mov(al, value);
                a.@out(port, al);
            }

            a.mov(dx, InterruptLines + Line);
            a.mov(al, 1);
            a.@out(dx, al);
            a.xor(eax, eax);
            a.@in(al, Pic8259.MasterCommand);
            a.and(eax, 1 << Line);
        });
    }
}
