// Guests: what leaves them, what stops them, and what they cannot do to others.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture(TestMachine.QemuSvm)]
[TestFixture(TestMachine.BochsVmx)]
public class VirtualProcessorTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    private const uint Other = CapabilitySlot.FirstPort;

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
    public void A_guest_that_never_ends_is_left_at_the_deadline_and_lets_others_run() =>
        CheckThatOthersRun(SpinForEver);

    [Test]
    public void A_guest_that_leaves_for_the_kernel_alone_with_interrupts_disabled_lets_others_run() =>
        CheckThatOthersRun(a =>
        {
            // The cache controls are the kernel's: on VT-x each write is an exit of which the monitor hears nothing.
            const int CacheDisable = 1 << 30;
            Label next = a.CreateLabel();
            a.cli();
            a.mov(eax, cr0);
            a.Label(ref next);
            a.xor(eax, CacheDisable);
            a.mov(cr0, eax);
            a.jmp(next);
        });

    private void CheckThatOthersRun(Action<Assembler> guest)
    {
        var system = new TestSystem();
        new TestGuest(system).Monitor(
            "monitor",
            100,
            guest,
            code =>
            {
                code.ReadTimestamp();
                code.Assembler.mov(rcx, 300_000_000UL);
                code.Assembler.add(rax, rcx);
                code.Assembler.mov(TestGuest.Field(nameof(VcpuState.Deadline)), rax);
                TestGuest.RunUntil(code, VcpuExitReason.DeadlineReached);
                code.WaitForEver();
            });
        system.Component("other").Thread("control", 100, code =>
        {
            code.Log("other runs");
            code.WaitForEver();
        });

        string console = Machine.Run(system, Bed);

        AssertInOrder(console, "other runs", "exit DeadlineReached");
    }

    [Test]
    public void A_deadline_in_the_past_is_an_exit_that_tells_the_time()
    {
        string console = RunGuest(
            a => a.hlt(),
            code =>
            {
                TestGuest.Set(code, nameof(VcpuState.Deadline), 1);
                code.ReadTimestamp();
                code.Assembler.mov(r14, rax);
                TestGuest.RunUntil(code, VcpuExitReason.DeadlineReached);
                code.Assembler.cmp(TestGuest.Field(nameof(VcpuState.ExitTimestamp)), r14);
                code.Assembler.seta(al);
                code.Assembler.movzx(eax, al);
                code.Expect(1, "time is right", "time is wrong");
                TestGuest.ExpectField(code, nameof(VcpuState.Rip), TestGuest.Entry);
            });

        AssertInOrder(console, "exit DeadlineReached", "time is right", "Rip is right");
    }

    [Test]
    public void A_signal_to_the_monitor_ends_the_run_of_its_guest()
    {
        var system = new TestSystem();
        var guest = new TestGuest(system);
        guest.Monitor(
            "monitor",
            90,
            SpinForEver,
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.Notified);
                TestGuest.ExpectField(code, nameof(VcpuState.Badge), 0x40);
                code.WaitForEver();
            });
        system.Component("other")
            .Grant(Other, CapabilityKind.Notification, CapabilityRights.Send, guest.BoundNotification, 0x40)
            .Thread("control", 100, code =>
            {
                // Long enough for the guest to be entered: the notification of this thread is signalled by nobody.
                code.ReadTimestamp();
                code.Assembler.mov(rsi, 100_000_000UL);
                code.Assembler.add(rsi, rax);
                code.Enter(SystemCallOperation.Wait, CapabilitySlot.ControlNotification);
                code.SystemCall(SystemCallOperation.Signal, Other);
                code.WaitForEver();
            });

        string console = Machine.Run(system, Bed);

        AssertInOrder(console, "exit Notified", "Badge is right");
    }

    [Test]
    public void A_guest_cannot_use_the_processors_virtualisation_itself()
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

    [Test]
    public void Vector_registers_of_guest_and_monitor_are_kept_apart()
    {
        string console = RunGuest(
            a =>
            {
                // CR4.OSFXSR, then a value that must survive the exit.
                a.mov(eax, cr4);
                a.or(eax, 0x200);
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
    public void Without_virtualisation_the_guest_is_reported_and_components_run()
    {
        var system = new TestSystem();
        new TestGuest(system).Monitor(
            "monitor",
            100,
            a => a.hlt(),
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.NotAvailable);
                code.WaitForEver();
            });

        string console = Bed == TestMachine.QemuSvm
            ? Machine.Run(system, "-cpu", "qemu64,-svm")
            : Machine.RunBochs(system, "core2_penryn_t9600");

        Assert.That(console, Does.Contain(Bed == TestMachine.QemuSvm
            ? "guests cannot run: this processor has no AMD SVM and no Intel VT-x"
            : "guests cannot run: this processor's Intel VT-x has no extended page tables (EPT)"));
        Assert.That(console, Does.Contain("exit NotAvailable"));
    }

    [Test]
    public void EPT_without_unrestricted_guests_is_reported_and_components_run()
    {
        if (Bed != TestMachine.BochsVmx)
        {
            Assert.Pass("AMD has no such processors.");
        }

        var system = new TestSystem();
        new TestGuest(system).Monitor(
            "monitor",
            100,
            a => a.hlt(),
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.NotAvailable);
                code.WaitForEver();
            });

        string console = Machine.RunBochs(system, "corei5_lynnfield_750");

        Assert.That(console, Does.Contain("guests cannot run: this processor's Intel VT-x has no unrestricted guests"));
        Assert.That(console, Does.Contain("exit NotAvailable"));
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

    private static void SpinForEver(Assembler a)
    {
        Label next = a.CreateLabel();
        a.Label(ref next);
        a.inc(eax);
        a.jmp(next);
    }
}
