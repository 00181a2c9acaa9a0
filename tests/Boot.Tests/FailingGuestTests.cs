// Guests that cannot run say why: loops of restarts, and calls of a BIOS.
using CamkesNet.Launcher;
using CamkesNet.Tests.Contract;
using CamkesNet.Tests.KvmUnitTests;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

internal sealed class FailingGuestTests
{
    // Behind the kernel, which needs little of the memory that its file asks for.
    private const uint Data = BootImage.LoadAddress + 0x1_0000;

    // Where real-mode code reaches it, and the segments that lead there: base 0x8000, 64 KiB, code and data.
    private const uint RealModeCode = 0x8000;
    private const ulong CodeSegment16 = 0x0000_9B00_8000_FFFF;
    private const ulong DataSegment16 = 0x0000_9300_0000_FFFF;
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    [Test]
    public void A_guest_that_faults_at_once_is_stopped_and_the_fault_is_said()
    {
        Assembler a = new(32);
        a.mov(__dword_ptr[Data], 0);
        a.mov(__dword_ptr[Data + 4], 0);
        a.lidt(__[Data]);
        a.ud2();
        using RunningMachine machine = Boot(a);
        machine.Expect("vm0 restarts after a triple fault", patience);
        machine.Expect(
            "CN3208 vm0 stopped: it has restarted 5 times without a character on its console, the last time by a triple "
            + "fault after exception 6 at RIP 0x00000000001",
            patience);
        machine.Expect("(32-bit code), code 0f 0b", patience);
    }

    [Test]
    public void A_bit_of_CR4_that_was_not_offered_is_refused()
    {
        // VMXE, which no guest has.
        Assembler a = new(32);
        a.mov(eax, 1 << 13);
        a.mov(cr4, eax);
        a.hlt();
        using RunningMachine machine = Boot(a);
        machine.Expect("after exception 13 at RIP 0x00000000001", patience);
        machine.Expect("code 0f 22 e0", patience);
    }

    [Test]
    public void Long_mode_that_is_enabled_before_PAE_harms_nobody()
    {
        const int Efer = unchecked((int)0xC000_0080);
        const int LongModeEnable = 1 << 8;
        const int PhysicalAddressExtension = 1 << 5;
        Assembler a = new(32);
        a.mov(ecx, Efer);
        a.rdmsr();
        a.or(eax, LongModeEnable);
        a.wrmsr();
        a.cpuid(); // leaves the guest, with LME and without PAE
        a.mov(eax, PhysicalAddressExtension);
        a.mov(cr4, eax);
        a.mov(ecx, Efer);
        a.rdmsr();
        a.shr(eax, 8); // a program's status: 1 with LME
        a.mov(edx, 0xF4);
        a.@out(dx, eax);
        using RunningMachine machine = Boot(a);
        machine.Expect("vm0 ended with status 1; ", patience);
    }

    [Test]
    public void A_guest_that_calls_the_BIOS_is_stopped_and_the_call_is_said()
    {
        using RunningMachine machine = Boot(CallBios());
        machine.Expect(
            "CN3209 vm0 stopped: this guest calls the BIOS, interrupt 0x10 with AX = 0x0e41, and there is none", patience);
    }

    // To real mode as AMD APM vol. 2, 14.5 has it, by 16-bit segments.
    private static Assembler CallBios()
    {
        Assembler real = new(16);
        real.mov(eax, cr0);
        real.and(al, 0xFE);
        real.mov(cr0, eax);
        real.db(0xEA, 0x10, 0, (byte)((RealModeCode >> 4) & 0xFF), (byte)(RealModeCode >> 12)); // far jump to the next line
        while (Assemble(real, 0).Length < 0x10)
        {
            real.nop();
        }

        real.xor(ax, ax);
        real.mov(ss, ax);
        real.mov(sp, 0x7000);
        real.mov(ax, 0x0E41);
        real.@int(0x10);
        real.hlt();

        Assembler a = new(32);
        byte[] code = Assemble(real, 0);
        for (int place = 0; place < code.Length; place++)
        {
            a.mov(__byte_ptr[RealModeCode + (uint)place], code[place]);
        }

        PutQuadword(a, Data + 8, CodeSegment16);
        PutQuadword(a, Data + 16, DataSegment16);
        a.mov(__word_ptr[Data + 32], 23);
        a.mov(__dword_ptr[Data + 34], (int)Data);
        a.lgdt(__[Data + 32]);
        a.mov(__word_ptr[Data + 40], 0x3FF); // the vector table of real mode, at address 0
        a.mov(__dword_ptr[Data + 42], 0);
        a.lidt(__[Data + 40]);
        a.mov(eax, 16);
        a.mov(ds, eax);
        a.mov(ss, eax);
        a.db(0xEA, 0, 0, 0, 0, 8, 0); // far jump to offset 0 of the first segment
        return a;
    }

    private static void PutQuadword(Assembler a, uint address, ulong value)
    {
        a.mov(__dword_ptr[address], (uint)value);
        a.mov(__dword_ptr[address + 4], (uint)(value >> 32));
    }

    private static byte[] Assemble(Assembler a, ulong address)
    {
        using MemoryStream stream = new();
        a.Assemble(new StreamCodeWriter(stream), address);
        return stream.ToArray();
    }

    private static RunningMachine Boot(Assembler kernel)
    {
        string folder = TestContext.CurrentContext.WorkDirectory;
        string name = Path.Combine(folder, TestContext.CurrentContext.Test.MethodName!);
        Directory.CreateDirectory(name);
        string path = Path.Combine(name, "kernel.elf");
        File.WriteAllBytes(path, MultibootImage.Create(Assemble(kernel, BootImage.LoadAddress)));
        string module = Path.Combine(Repository.Find().Root, "tests/Apps/MultibootVm/module.txt");
        return new QemuMachine(new GuestImage().Make(path, "", module, name, withIso: false)).Start();
    }
}
