// Guests: their exits, and their isolation from others.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.VirtualProcessors;

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
    public void Posted_writes_come_with_the_next_exit_and_the_one_that_finds_no_room_leaves_the_guest()
    {
        const ulong Access = 0x3F8 | PortAccess.ByteWrite;
        const int Second = 'b' | ('c' << 8);
        string console = RunGuest(
            a =>
            {
                Label next = a.CreateLabel();
                a.mov(dx, 0x3F8);
                a.mov(al, (byte)'a');
                a.@out(dx, al);
                a.mov(ax, Second);
                a.@out(dx, ax);
                a.@out(dx, al);
                a.cpuid();
                a.mov(dx, 0x3F8);
                a.xor(eax, eax);
                a.Label(ref next);
                a.@out(dx, al);
                a.inc(eax);
                a.jmp(next);
            },
            code =>
            {
                TestGuest.Set(code, nameof(VcpuState.PostedAccess), Access);
                TestGuest.RunUntil(code, VcpuExitReason.PortAccess);
                TestGuest.ExpectField(
                    code, nameof(VcpuState.Qualification), 0x3F8 | (2UL << PortAccess.WidthShift));
                TestGuest.ExpectField(code, nameof(VcpuState.PostedValues), 'a');
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.Cpuid);
                code.Assembler.mov(eax, TestGuest.Field32(nameof(VcpuState.PostedCount)));
                code.Expect(2, "two are posted", "not two but");
                TestGuest.ExpectField(code, nameof(VcpuState.PostedValues), 'a' | ('b' << 8));
                code.Assembler.mov(TestGuest.Field32(nameof(VcpuState.PostedCount)), 0);
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.PortAccess);
                TestGuest.ExpectField(
                    code, nameof(VcpuState.Registers), VcpuState.PostedCapacity, (int)GeneralRegister.Rax);
                TestGuest.ExpectField(code, nameof(VcpuState.PostedValues), 0x3F3E_3D3C_3B3A_3938, index: 7);
            });

        AssertInOrder(
            console, "exit PortAccess", "Qualification is right", "PostedValues is right", "exit Cpuid",
            "two are posted", "PostedValues is right", "exit PortAccess", "Registers is right",
            "PostedValues is right");
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
