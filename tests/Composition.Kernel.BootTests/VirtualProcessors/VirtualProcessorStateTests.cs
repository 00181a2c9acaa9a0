// Guests: registers, which are their own and survive exits, and the modes that they choose.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.VirtualProcessors;

[TestFixture(TestMachine.QemuSvm)]
[TestFixture(TestMachine.BochsVmx)]
public class VirtualProcessorStateTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    [Test]
    public void Vector_registers_of_guest_and_monitor_are_kept_apart()
    {
        const int Fxsave = 0x200;
        string console = RunGuest(
            a =>
            {
                // CR4.OSFXSR, then a value that must survive the exit.
                a.mov(eax, cr4);
                a.or(eax, Fxsave);
                a.mov(cr4, eax);
                a.mov(eax, 0x1122_3344);
                a.movd(xmm3, eax);
                a.xor(eax, eax);
                Hypercall(a);
                a.movd(ecx, xmm3);
                Hypercall(a);
            },
            code =>
            {
                if (Bed == TestMachine.QemuSvm)
                {
                    TestGuest.SetCr4(code, Fxsave);
                }

                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                code.Assembler.movq(rax, xmm3);
                code.Expect(0, "monitor sees nothing", "monitor sees");
                code.Assembler.mov(rax, ulong.MaxValue);
                code.Assembler.movq(xmm3, rax);
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 0x1122_3344, (int)GeneralRegister.Rcx);
            });

        AssertInOrder(console, "monitor sees nothing", "exit Hypercall", "Registers is right");
    }

    [Test]
    public void Control_registers_are_the_guests_as_far_as_it_can_see()
    {
        const int CacheDisableAndEssentials = 0x4000_0031;
        string console = RunGuest(
            a =>
            {
                // CR0.CD is the machine's under VT-x, and NE must be set: the guest sees what it wrote.
                a.mov(eax, CacheDisableAndEssentials);
                a.mov(cr0, eax);
                a.mov(ebx, cr0);
                a.mov(eax, 0x11);
                a.mov(cr0, eax);
                a.mov(ecx, cr0);
                a.mov(edx, cr4);
                Hypercall(a);
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                TestGuest.ExpectField(
                    code, nameof(VcpuState.Registers), CacheDisableAndEssentials, (int)GeneralRegister.Rbx);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 0x11, (int)GeneralRegister.Rcx);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 0, (int)GeneralRegister.Rdx);
                TestGuest.ExpectField(code, nameof(VcpuState.Cr0), 0x11);
            });

        AssertInOrder(
            console, "exit Hypercall", "Registers is right", "Registers is right", "Registers is right",
            "Cr0 is right");
    }

    [Test]
    public void A_guest_in_real_mode_is_left_and_entered_like_any_other()
    {
        string console = RunGuest(
            a => a.hlt(),
            code =>
            {
                // MOV AX, 5; MOV DS, AX; MOV [0], AL; HLT: DS:0 is 50h.
                byte[] instructions = [0xB8, 0x05, 0x00, 0x8E, 0xD8, 0xA2, 0x00, 0x00, 0xF4];
                code.CopyData(instructions, UserAddressSpace.GuestRam + 0x2000);
                TestGuest.EnterRealMode(code, segment: 0x200);
                TestGuest.RunUntil(code, VcpuExitReason.Halt);
                code.Assembler.mov(rax, UserAddressSpace.GuestRam + 0x50);
                code.Assembler.movzx(eax, __byte_ptr[rax]);
                code.Expect(5, "stored in real mode", "stored");
            });

        AssertInOrder(console, "exit Halt", "stored in real mode");
    }
}
