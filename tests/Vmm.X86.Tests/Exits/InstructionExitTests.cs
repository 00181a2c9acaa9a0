// Instructions that cause exits: their emulation by the monitor, and the address at which the guest continues.
using CamkesNet.Abi;
using CamkesNet.Vmm.Devices.Paravirtual;
using CamkesNet.Vmm.Exits;

namespace CamkesNet.Tests.Exits;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class InstructionExitTests : ExitFixture
{
    private const ulong TscDeadline = 1 << 24;

    [Test]
    public void CPUID_writes_four_registers_and_clears_their_upper_halves()
    {
        Bench.Register(GeneralRegister.Rax) = 0xFFFF_FFFF_4000_0000;
        Bench.Register(GeneralRegister.Rdx) = ulong.MaxValue;
        Assert.That(Bench.Exit(VcpuExitReason.Cpuid), Is.True);
        Assert.That(Bench.Register(GeneralRegister.Rax), Is.EqualTo(0x4000_0010UL));
        Assert.That(Bench.Register(GeneralRegister.Rbx), Is.EqualTo(0x4B4D_564BUL));
        Assert.That(Bench.Register(GeneralRegister.Rdx), Is.EqualTo(0x4DUL));
        Assert.That(Bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry + 2));
    }

    [Test]
    public void TSC_deadline_shows_from_the_moment_at_which_the_guest_switches_the_paravirtual_clock_on()
    {
        Assert.That(ReadFeatures() & TscDeadline, Is.Zero);
        Bench.WriteMsr(KvmClock.SystemTimeMsr, 0x10_0001);
        Assert.That(ReadFeatures() & TscDeadline, Is.Not.Zero);
        Bench.WriteMsr(KvmClock.SystemTimeMsr, 0);
        Assert.That(ReadFeatures() & TscDeadline, Is.Zero);
    }

    [TestCase(0x20UL, true, "PAE, which long mode needs")]
    [TestCase(0x6A0UL, true, "PGE, OSFXSR, OSXMMEXCPT")]
    [TestCase(0UL, false, "long mode without PAE")]
    [TestCase(0x1020UL, false, "5-level paging")]
    [TestCase(0x2020UL, false, "VMXE")]
    [TestCase(0x1_0000_0020UL, false, "the upper half")]
    public void A_write_of_CR4_sets_only_bits_that_were_offered(ulong value, bool isLegal, string why)
    {
        ulong before = Bench.State.Cr4;
        PutMoveToCr4();
        Bench.Register(GeneralRegister.Rax) = value;
        Bench.Exit(VcpuExitReason.ControlRegisterAccess, 0, (ref VcpuState state) =>
        {
            state.NextInstruction = 0;
            return VcpuExitReason.ControlRegisterAccess;
        });
        Assert.That(Bench.State.Cr4, Is.EqualTo(isLegal ? value : before), why);
        Assert.That(Bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry + (isLegal ? 3u : 0)));
        Assert.That(Bench.NextInjection(), Is.EqualTo(isLegal ? 0 : ExceptionWithCode | 13));
    }

    private void PutMoveToCr4() =>
        Bench.Ram.Ram.TryWrite(MachineBench.KernelEntry, (byte[])[0x0F, 0x22, 0xE0]);

    [Test]
    public void OUT_reaches_the_serial_port()
    {
        foreach (char character in "Hello")
        {
            Bench.Out(0x3F8, character);
        }

        Assert.That(Bench.Output, Is.EqualTo("Hello"));
    }

    [TestCase(1, 0xFFFF_FFFF_FFFF_FF60UL)]
    [TestCase(2, 0xFFFF_FFFF_FFFF_B060UL)]
    [TestCase(4, 0xFF00_B060UL)]
    public void IN_writes_as_much_of_RAX_as_it_reads(int width, ulong expected)
    {
        Bench.Register(GeneralRegister.Rax) = ulong.MaxValue;
        Bench.In(0x3FD, width);

        // Line status, modem status, scratch, and the port behind, where nothing is.
        Assert.That(Bench.Register(GeneralRegister.Rax), Is.EqualTo(expected));
    }

    [Test]
    public void An_access_to_the_IO_APIC_is_emulated()
    {
        // mov dword [rbx], 1; mov eax, [rbx + 0x10]
        Bench.Register(GeneralRegister.Rbx) = 0xFEC0_0000;
        Bench.Ram.Ram.TryWrite(MachineBench.KernelEntry, [0xC7, 0x03, 1, 0, 0, 0, 0x8B, 0x43, 0x10]);

        Assert.That(Bench.Exit(VcpuExitReason.MemoryAccess, 1), Is.True);
        Assert.That(Bench.Exit(VcpuExitReason.MemoryAccess), Is.True);

        Assert.That(Bench.Register(GeneralRegister.Rax), Is.EqualTo(0x17_0011UL), "24 pins, version 0x11");
        Assert.That(Bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry + 9));
    }

    [TestCase(VcpuExitReason.ForbiddenInstruction)]
    [TestCase(VcpuExitReason.MonitorWait)]
    public void An_instruction_that_guests_do_not_have_is_invalid(object reason)
    {
        Bench.Exit((VcpuExitReason)reason);
        Assert.That(Bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry));
        Assert.That(Bench.NextInjection(), Is.EqualTo(Exception | 6));
    }

    [Test]
    public void A_hypercall_is_not_known()
    {
        Bench.Exit(VcpuExitReason.Hypercall);
        Assert.That((long)Bench.Register(GeneralRegister.Rax), Is.EqualTo(-1000));
        Bench.State.Ss.Attributes |= 3 << 5;
        Bench.Exit(VcpuExitReason.Hypercall);
        Assert.That((long)Bench.Register(GeneralRegister.Rax), Is.EqualTo(-1));
    }

    [Test]
    public void XSETBV_changes_XCR0_and_what_CPUID_says_of_it()
    {
        Bench.Register(GeneralRegister.Rax) = 7;
        Bench.Exit(VcpuExitReason.ExtendedControlRegisterWrite);
        Assert.That(Bench.State.Xcr0, Is.EqualTo(7UL));

        Bench.Register(GeneralRegister.Rax) = 0xD;
        Bench.Exit(VcpuExitReason.Cpuid);
        Assert.That(Bench.Register(GeneralRegister.Rbx), Is.EqualTo(832UL));
    }

    [TestCase(0ul, 6ul)]
    [TestCase(1ul, 7ul)]
    public void XSETBV_refuses_other_registers_and_illegal_values(ulong index, ulong value)
    {
        Bench.Register(GeneralRegister.Rcx) = index;
        Bench.Register(GeneralRegister.Rax) = value;
        Bench.Exit(VcpuExitReason.ExtendedControlRegisterWrite);
        Assert.That(Bench.NextInjection(), Is.EqualTo(ExceptionWithCode | 13));
        Assert.That(Bench.State.Xcr0, Is.EqualTo(1UL));
    }

    [Test]
    public void A_length_that_the_exit_does_not_tell_is_decoded()
    {
        // wbinvd with a segment prefix: 3 bytes.
        Bench.Ram.Ram.TryWrite(MachineBench.KernelEntry, [0x3E, 0x0F, 0x09]);
        Bench.Exit(VcpuExitReason.CacheControl, 0, (ref VcpuState state) =>
        {
            state.NextInstruction = 0;
            return VcpuExitReason.CacheControl;
        });
        Assert.That(Bench.State.Rip, Is.EqualTo(MachineBench.KernelEntry + 3));
    }

    [Test]
    public void Every_exit_is_counted_by_its_reason()
    {
        Bench.Exit(VcpuExitReason.Cpuid);
        Bench.Exit(VcpuExitReason.Cpuid);
        Bench.In(0x80);
        TextBuffer text = new(200);
        Bench.Processor.Counters.Describe(text);
        Assert.That(
            System.Text.Encoding.UTF8.GetString(text.Text), Is.EqualTo("3 exits: 1 port, 2 cpuid; 0 interrupts"));
    }

    // CPUID leaf 1, ECX.
    private ulong ReadFeatures()
    {
        Bench.Register(GeneralRegister.Rax) = 1;
        Bench.Exit(VcpuExitReason.Cpuid);
        return Bench.Register(GeneralRegister.Rcx);
    }
}
