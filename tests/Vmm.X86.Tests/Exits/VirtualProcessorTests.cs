// The exit loop on a scripted processor: what each exit does, what is injected, when it waits.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Loading;

namespace CamkesNet.Tests.Exits;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VirtualProcessorTests : IDisposable
{
    // EVENTINJ by the manual: AMD APM vol. 2, 15.20.
    private const ulong ExternalInterrupt = 0x8000_0000;
    private const ulong ExceptionWithCode = 0x8000_0B00;
    private const ulong Exception = 0x8000_0300;
    private const ulong SoftwareInterrupt = 0x8000_0400;
    private const ulong TscDeadline = 1 << 24;

    private readonly MachineBench bench = new();

    [Test]
    public void CPUID_writes_four_registers_and_clears_their_upper_halves()
    {
        bench.Register(GeneralRegister.Rax) = 0xFFFF_FFFF_4000_0000;
        bench.Register(GeneralRegister.Rdx) = ulong.MaxValue;
        Assert.That(bench.Exit(VcpuExitReason.Cpuid), Is.True);
        Assert.That(bench.Register(GeneralRegister.Rax), Is.EqualTo(0x4000_0010UL));
        Assert.That(bench.Register(GeneralRegister.Rbx), Is.EqualTo(0x4B4D_564BUL));
        Assert.That(bench.Register(GeneralRegister.Rdx), Is.EqualTo(0x4DUL));
        Assert.That(bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry + 2));
    }

    [Test]
    public void TSC_deadline_shows_from_the_moment_at_which_the_guest_switches_the_paravirtual_clock_on()
    {
        Assert.That(ReadFeatures() & TscDeadline, Is.Zero);
        bench.WriteMsr(KvmClock.SystemTimeMsr, 0x10_0001);
        Assert.That(ReadFeatures() & TscDeadline, Is.Not.Zero);
        bench.WriteMsr(KvmClock.SystemTimeMsr, 0);
        Assert.That(ReadFeatures() & TscDeadline, Is.Zero);
    }

    [Test]
    public void OUT_reaches_the_serial_port()
    {
        foreach (char character in "Hello")
        {
            bench.Out(0x3F8, character);
        }

        Assert.That(bench.Output, Is.EqualTo("Hello"));
    }

    [TestCase(1, 0xFFFF_FFFF_FFFF_FF60UL)]
    [TestCase(2, 0xFFFF_FFFF_FFFF_B060UL)]
    [TestCase(4, 0xFF00_B060UL)]
    public void IN_writes_as_much_of_RAX_as_it_reads(int width, ulong expected)
    {
        bench.Register(GeneralRegister.Rax) = ulong.MaxValue;
        bench.In(0x3FD, width);

        // Line status, modem status, scratch, and the port behind, where nothing is.
        Assert.That(bench.Register(GeneralRegister.Rax), Is.EqualTo(expected));
    }

    [Test]
    public void An_access_to_the_IO_APIC_is_emulated()
    {
        // mov dword [rbx], 1; mov eax, [rbx + 0x10]
        bench.Register(GeneralRegister.Rbx) = 0xFEC0_0000;
        bench.Ram.Ram.TryWrite(MachineBench.KernelEntry, [0xC7, 0x03, 1, 0, 0, 0, 0x8B, 0x43, 0x10]);

        Assert.That(bench.Exit(VcpuExitReason.MemoryAccess, 1), Is.True);
        Assert.That(bench.Exit(VcpuExitReason.MemoryAccess), Is.True);

        Assert.That(bench.Register(GeneralRegister.Rax), Is.EqualTo(0x17_0011UL), "24 pins, version 0x11");
        Assert.That(bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry + 9));
    }

    [Test]
    public void A_timer_interrupt_is_injected_when_the_guest_takes_interrupts()
    {
        StartTscDeadlineTimer(10_000);
        bench.Exit(VcpuExitReason.Pause);
        bench.Vcpu.Timestamp = bench.State.Deadline;
        bench.Exit(VcpuExitReason.DeadlineReached);

        // Interrupts are disabled: an exit is asked for instead.
        Assert.That(bench.NextInjection(), Is.Zero);
        Assert.That(bench.State.InterruptWindowRequested, Is.EqualTo(1u));
        bench.EnableInterrupts();
        bench.Exit(VcpuExitReason.InterruptWindow);
        Assert.That(bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x40));
        Assert.That(bench.State.InterruptWindowRequested, Is.Zero);
        Assert.That(bench.Processor.Counters.Interrupts, Is.EqualTo(1UL));
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void A_deadline_that_comes_before_the_entry_counts_though_no_exit_is_stamped()
    {
        StartTscDeadlineTimer(10_000);
        bench.EnableInterrupts();
        bench.Exit(VcpuExitReason.Pause);
        bench.Vcpu.StampsExits = false;
        bench.Vcpu.Timestamp = bench.State.Deadline;
        bench.Exit(VcpuExitReason.DeadlineReached);
        Assert.That(bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x40));
    }

    [Test]
    public void HLT_waits_until_the_timers_deadline_and_wakes_with_its_interrupt()
    {
        StartTscDeadlineTimer(10_000);
        bench.EnableInterrupts();
        ulong before = bench.Vcpu.Timestamp;
        Assert.That(bench.Exit(VcpuExitReason.Halt), Is.True);

        Assert.That(bench.Vcpu.Waits, Has.Count.EqualTo(1));
        Assert.That(bench.Vcpu.Waits[0], Is.GreaterThan(before).And.LessThanOrEqualTo(before + 10_000));
        Assert.That(bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry + (2 * StartSteps) + 2));
        Assert.That(bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x40));
        Assert.That(bench.Events, Does.Contain("idle"));
    }

    [Test]
    public void HLT_after_STI_takes_an_interrupt_that_is_pending_already()
    {
        StartTscDeadlineTimer(1);
        bench.Vcpu.Timestamp += 100;
        bench.Exit(VcpuExitReason.Pause);
        bench.EnableInterrupts();
        bench.State.Interruptible = 0;
        bench.State.InterruptShadow = 1;

        bench.Exit(VcpuExitReason.Halt);
        Assert.That(bench.Vcpu.Waits, Is.Empty);
        Assert.That(bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x40));
    }

    [Test]
    public void HLT_with_interrupts_disabled_says_so_once_and_waits_for_ever()
    {
        int waits = 0;
        bench.Vcpu.OnWait = () =>
        {
            if (++waits == 3)
            {
                bench.Machine.Platform.Processor.SignalNmi();
            }

            return true;
        };
        Assert.That(bench.Exit(VcpuExitReason.Halt), Is.True);
        Assert.That(bench.Events.Count(name => name == "halted"), Is.EqualTo(1));
        Assert.That(bench.Vcpu.Waits[0], Is.EqualTo(ulong.MaxValue));
        Assert.That(bench.NextInjection(), Is.EqualTo(0x8000_0202UL), "the non-maskable interrupt");
    }

    [Test]
    public void A_second_NMI_waits_until_the_guest_has_handled_the_first()
    {
        bench.State.NonMaskableBlocked = 1;
        bench.Machine.Platform.Processor.SignalNmi();
        bench.Out(0x80, 0);
        Assert.That(bench.NextInjection(), Is.Zero, "blocked");
        bench.State.NonMaskableBlocked = 0;
        bench.Exit(VcpuExitReason.InterruptWindow);
        Assert.That(bench.NextInjection(), Is.EqualTo(0x8000_0202UL));
    }

    [Test]
    public void Input_that_arrives_during_HLT_wakes_the_guest()
    {
        EnableSerialInterrupt();
        bench.EnableInterrupts();
        bench.Vcpu.OnWait = () => bench.Machine.Platform.Serial.TryReceive((byte)'x');
        bench.Exit(VcpuExitReason.Halt);
        Assert.That(bench.Events, Does.Contain("notified"));
        Assert.That(bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x34), "IRQ 4 of the 8259 pair at base 0x30");
    }

    [Test]
    public void An_interrupt_whose_delivery_was_cut_short_is_injected_again()
    {
        bench.Exit(VcpuExitReason.Pause, 0, (ref VcpuState state) =>
        {
            state.InterruptedEvent = ExternalInterrupt | 0x55;
            return VcpuExitReason.Pause;
        });
        Assert.That(bench.NextInjection(), Is.EqualTo(ExternalInterrupt | 0x55));
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [TestCase(SoftwareInterrupt | 0x80)]
    [TestCase(Exception | 3)]
    public void A_software_event_that_was_cut_short_is_left_to_its_instruction(ulong interrupted)
    {
        bench.Exit(VcpuExitReason.Pause, 0, (ref VcpuState state) =>
        {
            state.InterruptedEvent = interrupted;
            return VcpuExitReason.Pause;
        });
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void An_exception_that_the_kernel_intercepts_reaches_the_guest()
    {
        bench.Exit(VcpuExitReason.Exception, 0, (ref VcpuState state) =>
        {
            state.ExceptionVector = 17;
            state.ExceptionErrorCode = 0;
            return VcpuExitReason.Exception;
        });
        Assert.That(bench.NextInjection(), Is.EqualTo(ExceptionWithCode | 17));
    }

    [Test]
    public void Single_stepping_over_an_emulated_instruction_traps()
    {
        bench.State.Rflags |= 1 << 8;
        bench.Exit(VcpuExitReason.Cpuid);
        Assert.That(bench.State.Dr6 & (1 << 14), Is.Not.Zero);
        Assert.That(bench.NextInjection(), Is.EqualTo(Exception | 1));
    }

    [TestCase(VcpuExitReason.ForbiddenInstruction)]
    [TestCase(VcpuExitReason.MonitorWait)]
    public void An_instruction_that_guests_do_not_have_is_invalid(object reason)
    {
        bench.Exit((VcpuExitReason)reason);
        Assert.That(bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry));
        Assert.That(bench.NextInjection(), Is.EqualTo(Exception | 6));
    }

    [Test]
    public void A_hypercall_is_not_known()
    {
        bench.Exit(VcpuExitReason.Hypercall);
        Assert.That((long)bench.Register(GeneralRegister.Rax), Is.EqualTo(-1000));
        bench.State.Ss.Attributes |= 3 << 5;
        bench.Exit(VcpuExitReason.Hypercall);
        Assert.That((long)bench.Register(GeneralRegister.Rax), Is.EqualTo(-1));
    }

    [Test]
    public void XSETBV_changes_XCR0_and_what_CPUID_says_of_it()
    {
        bench.Register(GeneralRegister.Rax) = 7;
        bench.Exit(VcpuExitReason.ExtendedControlRegisterWrite);
        Assert.That(bench.State.Xcr0, Is.EqualTo(7UL));

        bench.Register(GeneralRegister.Rax) = 0xD;
        bench.Exit(VcpuExitReason.Cpuid);
        Assert.That(bench.Register(GeneralRegister.Rbx), Is.EqualTo(832UL));
    }

    [TestCase(0ul, 6ul)]
    [TestCase(1ul, 7ul)]
    public void XSETBV_refuses_other_registers_and_illegal_values(ulong index, ulong value)
    {
        bench.Register(GeneralRegister.Rcx) = index;
        bench.Register(GeneralRegister.Rax) = value;
        bench.Exit(VcpuExitReason.ExtendedControlRegisterWrite);
        Assert.That(bench.NextInjection(), Is.EqualTo(ExceptionWithCode | 13));
        Assert.That(bench.State.Xcr0, Is.EqualTo(1UL));
    }

    [Test]
    public void A_length_that_the_exit_does_not_tell_is_decoded()
    {
        // wbinvd with a segment prefix: 3 bytes.
        bench.Ram.Ram.TryWrite(MachineBench.KernelEntry, [0x3E, 0x0F, 0x09]);
        bench.Exit(VcpuExitReason.CacheControl, 0, (ref VcpuState state) =>
        {
            state.NextInstruction = 0;
            return VcpuExitReason.CacheControl;
        });
        Assert.That(bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry + 3));
    }

    [Test]
    public void Power_off_by_ACPI_ends_the_run()
    {
        bench.Vcpu.Then((ref VcpuState state) =>
        {
            state.Qualification = 0x604 | (2 << 16);
            state.SetRax(0x3400);
            return VcpuExitReason.PortAccess;
        });
        Assert.That(bench.Machine.Run(), Is.EqualTo(MachineRequest.PowerOff));
    }

    [TestCase((ushort)0xCF9, 6u, ResetSource.ResetControlRegister)]
    [TestCase((ushort)0x64, 0xFEu, ResetSource.KeyboardController)]
    [TestCase((ushort)0x92, 1u, ResetSource.SystemControlPort)]
    public void A_reset_by_a_port_ends_the_run_and_the_machine_starts_afresh(
        ushort port, uint value, ResetSource source)
    {
        bench.Out(0x3F9, 0x0F);
        bench.Vcpu.Then((ref VcpuState state) =>
        {
            state.Qualification = port | (1UL << 16);
            state.SetRax(value);
            return VcpuExitReason.PortAccess;
        });
        Assert.That(bench.Machine.Run(), Is.EqualTo(MachineRequest.Reset));
        Assert.That(bench.Machine.ResetSource, Is.EqualTo(source));

        bench.Machine.Start();
        Assert.That(bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry));
        Assert.That(bench.In(0x3F9), Is.Zero, "the serial port's interrupt enable register");
    }

    [Test]
    public void A_triple_fault_resets_the_machine()
    {
        bench.Vcpu.Then((ref VcpuState _) => VcpuExitReason.Shutdown);
        Assert.That(bench.Machine.Run(), Is.EqualTo(MachineRequest.Reset));
        Assert.That(bench.Machine.ResetSource, Is.EqualTo(ResetSource.TripleFault));
    }

    [TestCase(VcpuExitReason.InvalidState, GuestFailure.InvalidState)]
    [TestCase(VcpuExitReason.NotAvailable, GuestFailure.NotAvailable)]
    [TestCase(VcpuExitReason.Other, GuestFailure.UnexpectedExit)]
    public void An_exit_that_cannot_be_dealt_with_ends_the_run(object reason, object failure)
    {
        bench.Vcpu.Then((ref VcpuState _) => (VcpuExitReason)reason);
        Assert.That(bench.Machine.Run(), Is.EqualTo(MachineRequest.None));
        Assert.That(bench.Processor.Failure, Is.EqualTo(failure));
    }

    [TestCase(2ul, GuestFailure.ExecutesOutsideRam)]
    [TestCase(4ul, GuestFailure.PageTablesOutsideRam)]
    public void Code_and_page_tables_outside_RAM_end_the_run(ulong qualification, object failure)
    {
        Assert.That(bench.Exit(VcpuExitReason.MemoryAccess, qualification), Is.False);
        Assert.That(bench.Processor.Failure, Is.EqualTo(failure));
    }

    [Test]
    public void Every_exit_is_counted_by_its_reason()
    {
        bench.Exit(VcpuExitReason.Cpuid);
        bench.Exit(VcpuExitReason.Cpuid);
        bench.In(0x80);
        TextBuffer text = new(200);
        bench.Processor.Counters.Describe(text);
        Assert.That(
            System.Text.Encoding.UTF8.GetString(text.Text), Is.EqualTo("3 exits: 1 port, 2 cpuid; 0 interrupts"));
    }

    [Test]
    public void A_running_machine_allocates_nothing()
    {
        bench.Ram.Ram.TryWrite(MachineBench.KernelEntry, [0x8B, 0x43, 0x10]);
        bench.Vcpu.Forever = (ref VcpuState state) =>
        {
            ulong round = state.ExitTimestamp;
            state.Rip = MachineBench.KernelEntry;
            state.NextInstruction = 0;
            state.Qualification = round % 7 != 0 ? 0 : (round & 1) != 0 ? 0x101_0040UL : 0x101_03FD;
            state.SetRax(round % 20);
            Vmm.Processor.GuestRegisters.At(ref state, GeneralRegister.Rbx) = 0xFEC0_0000;
            Vmm.Processor.GuestRegisters.At(ref state, GeneralRegister.Rcx) = (round & 2) != 0 ? 0x10u : 0x123u;
            state.Interruptible = 1;
            return (round % 7) switch
            {
                0 => VcpuExitReason.PortAccess,
                1 => VcpuExitReason.MemoryAccess,
                2 => VcpuExitReason.MsrRead,
                3 => VcpuExitReason.Hypercall,
                4 => VcpuExitReason.InterruptWindow,
                5 => VcpuExitReason.CacheControl,
                _ => VcpuExitReason.Cpuid,
            };
        };
        Play(1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Play(50_000);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Play(int exits)
        {
            for (int i = 0; i < exits; i++)
            {
                if (!bench.Processor.Step(ref bench.State))
                {
                    Assert.Fail(bench.Processor.Failure.ToString());
                }
            }
        }
    }

    [Test]
    public void A_restart_allocates_nothing()
    {
        bench.Machine.Start();
        long before = GC.GetAllocatedBytesForCurrentThread();
        bench.Machine.Start();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    public void Dispose() => bench.Dispose();

    private const int StartSteps = 4;

    // x2APIC, the timer in TSC-deadline mode with vector 0x40: StartSteps instructions.
    private void StartTscDeadlineTimer(ulong ticks)
    {
        bench.WriteMsr(0x1B, bench.ReadMsr(0x1B) | (1 << 10));
        bench.WriteMsr(0x832, 0x4_0040);
        ulong now = bench.Vcpu.Timestamp + bench.State.TimestampOffset;
        bench.WriteMsr(0x6E0, now + ticks);
    }

    // CPUID leaf 1, ECX.
    private ulong ReadFeatures()
    {
        bench.Register(GeneralRegister.Rax) = 1;
        bench.Exit(VcpuExitReason.Cpuid);
        return bench.Register(GeneralRegister.Rcx);
    }

    private void EnableSerialInterrupt()
    {
        // The 8259 pair: ICW1 to ICW4, vectors from 0x30 on, all inputs open. Then OUT2 and the receive interrupt.
        foreach ((ushort port, uint value) in ((ushort, uint)[])
            [(0x20, 0x11), (0x21, 0x30), (0x21, 4), (0x21, 1), (0x21, 0), (0x3FC, 8), (0x3F9, 1)])
        {
            bench.Out(port, value);
        }
    }
}
