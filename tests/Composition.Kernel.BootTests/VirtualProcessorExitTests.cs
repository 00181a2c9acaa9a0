// Guests: their exits, and their isolation from others.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture(TestMachine.QemuSvm)]
[TestFixture(TestMachine.BochsVmx)]
public class VirtualProcessorExitTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    [Test]
    public void A_guest_is_left_at_each_instruction_that_its_monitor_has_to_emulate()
    {
        string console = RunGuest(
            a =>
            {
                a.mov(eax, 7);
                a.cpuid();
                a.mov(dx, 0x3FD);
                a.@in(al, dx);
                a.mov(ecx, 0x1B);
                a.rdmsr();
                Hypercall(a);
                a.hlt();
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Cpuid);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 7, (int)GeneralRegister.Rax);
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.PortAccess);
                ulong port = 0x3FD | (1UL << PortAccess.WidthShift) | PortAccess.In;
                TestGuest.ExpectField(code, nameof(VcpuState.Qualification), port);
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.MsrRead);
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.Halt);
            });

        AssertInOrder(
            console, "exit Cpuid", "Registers is right", "exit PortAccess", "Qualification is right", "exit MsrRead",
            "exit Hypercall", "exit Halt");
    }

    [Test]
    public void A_guest_reaches_its_own_memory_and_nothing_else()
    {
        string console = RunGuest(
            a =>
            {
                a.mov(eax, 0x1234);
                a.mov(__dword_ptr[0x2000], eax);
                a.mov(ecx, __dword_ptr[0x2000]);
                a.mov(edx, __dword_ptr[(uint)TestGuest.ReadOnlyPage]);
                a.mov(__dword_ptr[(uint)TestGuest.ReadOnlyPage], eax);
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.MemoryAccess);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 0x1234, (int)GeneralRegister.Rcx);
                TestGuest.ExpectField(code, nameof(VcpuState.GuestPhysicalAddress), TestGuest.ReadOnlyPage);
                TestGuest.ExpectField(code, nameof(VcpuState.Qualification), MemoryAccess.Write);

                // The first byte behind the RAM.
                TestGuest.Set(code, nameof(VcpuState.Rip), 0x20_0000);
                TestGuest.RunUntil(code, VcpuExitReason.MemoryAccess);
                TestGuest.ExpectField(code, nameof(VcpuState.GuestPhysicalAddress), 0x20_0000);
            });

        AssertInOrder(
            console, "Registers is right", "GuestPhysicalAddress is right", "Qualification is right",
            "exit MemoryAccess", "GuestPhysicalAddress is right");
    }

    [Test]
    public void A_monitor_finds_its_thread_block_after_an_exit()
    {
        string console = RunGuest(
            Hypercall,
            code =>
            {
                code.Assembler.mov(rcx, UserAddressSpace.ThreadArea);
                code.Assembler.mov(__qword_ptr[rcx], rcx);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                code.Assembler.mov(rax, __qword_ptr.gs[0UL]);
                code.Expect(UserAddressSpace.ThreadArea, "the thread block is there", "another thread block");
            });

        AssertInOrder(console, "exit Hypercall", "the thread block is there");
    }

    [Test]
    public void An_injected_interrupt_runs_the_guests_handler()
    {
        const uint Handler = 0x3000;
        const uint InterruptTable = 0x4000;
        const byte Vector = 0x30;
        string console = RunGuest(
            a =>
            {
                // A 32-bit interrupt gate: selector, present, type (AMD APM vol. 2, 4.8.2).
                a.mov(__dword_ptr[InterruptTable + (Vector * 8)], Handler | (8 << 16));
                a.mov(__dword_ptr[InterruptTable + (Vector * 8) + 4], 0x8E00);
                a.mov(__dword_ptr[0x5000], (InterruptTable << 16) | 0x7FF);
                a.mov(__word_ptr[0x5004], 0);
                a.lidt(__[0x5000]);

                // A descriptor table for the handler's segment: flat code at selector 8.
                a.mov(__dword_ptr[0x6008], 0x0000_FFFF);
                a.mov(__dword_ptr[0x600C], 0x00CF_9B00);
                a.mov(__dword_ptr[0x5010], 0x6000_000F);
                a.mov(__word_ptr[0x5014], 0);
                a.lgdt(__[0x5010]);

                // The handler: MOV EAX, 77h; VMMCALL or VMCALL.
                a.mov(__dword_ptr[Handler], 0x0000_77B8);
                a.mov(__dword_ptr[Handler + 4], Bed == TestMachine.QemuSvm ? 0xD901_0F00 : 0xC101_0F00);
                a.cli();
                a.hlt();
                a.sti();
                a.nop();
                a.nop();
                a.hlt();
            },
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Halt);
                TestGuest.ExpectField(code, nameof(VcpuState.Interruptible), 0);
                TestGuest.SkipInstruction(code);
                code.Assembler.mov(TestGuest.Field32(nameof(VcpuState.InterruptWindowRequested)), 1);
                TestGuest.RunUntil(code, VcpuExitReason.InterruptWindow);
                code.Assembler.mov(TestGuest.Field32(nameof(VcpuState.InterruptWindowRequested)), 0);
                ulong injection = EventInjection.Valid | EventInjection.TypeExternalInterrupt | Vector;
                TestGuest.Set(code, nameof(VcpuState.Injection), injection);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 0x77, (int)GeneralRegister.Rax);
                TestGuest.ExpectField(code, nameof(VcpuState.Injection), 0);
            });

        AssertInOrder(
            console, "exit Halt", "exit InterruptWindow", "exit Hypercall", "Registers is right", "Injection is right");
    }

    [Test]
    public void A_guest_cannot_use_the_processors_virtualization_itself()
    {
        string console = RunGuest(
            a =>
            {
                a.xor(eax, eax);
                if (Bed == TestMachine.QemuSvm)
                {
                    a.clgi();
                }
                else
                {
                    a.vmresume();
                }
            },
            code =>
            {
                // EFER.SVME or CR4.VMXE is hidden from the guest, but set: the instruction exits instead of running.
                TestGuest.RunUntil(code, VcpuExitReason.ForbiddenInstruction);
                code.SystemCall(SystemCallOperation.VcpuReadState, TestGuest.VcpuSlot);
                TestGuest.ExpectField(code, nameof(VcpuState.Efer), 0);
                TestGuest.ExpectField(code, nameof(VcpuState.Cr4), 0);
            });

        AssertInOrder(console, "exit ForbiddenInstruction", "Efer is right", "Cr4 is right");
    }
}
