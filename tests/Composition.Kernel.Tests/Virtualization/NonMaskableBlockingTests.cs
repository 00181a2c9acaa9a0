// From a non-maskable interrupt of a guest to the end of its handler (SVM).
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed unsafe class NonMaskableBlockingTests : SvmVcpuFixture
{
    private const ulong Nmi = 0x8000_0202;
    private const ulong PageFault = 0x8000_0B0E;
    private const ulong DebugExit = SvmExitCode.Exception + 1;
    private const ulong PageFaultExit = SvmExitCode.Exception + 14;
    private const ulong Trap = 1 << 8;
    private const ulong SingleStep = 1 << 14;
    private const uint ForcedExceptions = (1U << 1) | (1U << 17) | (1U << 18);

    [Test]
    public void Only_the_injection_of_an_NMI_blocks()
    {
        State->Injection = 0x8000_0020;
        Load();
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Open));
        Inject();
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Handling));
        Assert.That(Block->Control.Intercepts3 & InterceptVector3.Iret, Is.Not.Zero);
    }

    [Test]
    public void Other_exits_of_the_handler_are_reported_as_ever()
    {
        Inject();
        Assert.That(After(SvmExitCode.Cpuid), Is.False);
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Handling));
    }

    [Test]
    public void The_IRET_is_executed_by_a_single_step_of_which_the_guest_sees_nothing()
    {
        StepIret();
        Assert.That(Block->Save.Rflags & Trap, Is.EqualTo(Trap));
        Assert.That(Block->Control.Exceptions, Is.EqualTo(uint.MaxValue));
        Assert.That(Block->Control.Intercepts3 & InterceptVector3.Iret, Is.Zero);

        // The IRET loads the interrupted program's flags.
        Block->Save.Rflags = 0x246;
        Block->Save.Dr6 |= SingleStep;
        Assert.That(After(DebugExit), Is.False);
        Assert.That(Block->Save.Rflags, Is.EqualTo(0x246));
        Assert.That(Block->Save.Dr6 & SingleStep, Is.Zero);
        Assert.That(Block->Control.ExitCode, Is.EqualTo(SvmExitCode.VirtualInterrupt));
        Assert.That(Block->Control.Exceptions, Is.EqualTo(ForcedExceptions));
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Open));
    }

    [Test]
    public void A_guest_that_single_steps_itself_gets_its_trap()
    {
        State->Rflags |= Trap;
        StepIret();
        Block->Save.Dr6 |= SingleStep;
        After(DebugExit);
        Assert.That(Block->Control.ExitCode, Is.EqualTo(DebugExit));
        Assert.That(Block->Save.Dr6 & SingleStep, Is.EqualTo(SingleStep));
    }

    [Test]
    public void What_the_guest_has_left_in_DR6_is_not_taken_for_the_step()
    {
        const ulong Left = SingleStep | 1;
        Block->Save.Dr6 |= Left;
        StepIret();
        Assert.That(Block->Save.Dr6 & Left, Is.Zero);
        Block->Save.Dr6 |= SingleStep;
        After(DebugExit);
        Assert.That(Block->Control.ExitCode, Is.EqualTo(SvmExitCode.VirtualInterrupt));
        Assert.That(Block->Save.Dr6 & Left, Is.EqualTo(Left));
    }

    [TestCase(0UL)]
    [TestCase(Trap)]
    public void An_interrupt_before_the_IRET_finds_the_guests_own_flags_and_the_step_is_made_later(ulong trap)
    {
        State->Rflags |= trap;
        StepIret();
        Assert.That(After(SvmExitCode.Interrupt), Is.False);
        Assert.That(Block->Save.Rflags & Trap, Is.EqualTo(trap));
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Returning));
        State->NonMaskableBlocked = 1;
        Load();
        NonMaskableBlocking.BeforeRun(Vcpu, Block);
        Assert.That(Block->Save.Rflags & Trap, Is.EqualTo(Trap));
    }

    [Test]
    public void An_event_that_is_injected_meanwhile_does_not_push_the_trap_flag()
    {
        StepIret();
        After(SvmExitCode.Interrupt);
        State->Injection = 0x8000_0020;
        State->NonMaskableBlocked = 1;
        Load();
        NonMaskableBlocking.BeforeRun(Vcpu, Block);
        Assert.That(Block->Save.Rflags & Trap, Is.Zero);
        Assert.That(After(SvmExitCode.Cpuid), Is.False);
    }

    [Test]
    public void A_fault_of_the_IRET_goes_to_the_guest()
    {
        FaultAtIret();
        Assert.That(Block->Control.ExitInterruptInformation, Is.EqualTo(PageFault | (2UL << 32)));
        Assert.That(Block->Save.Cr2, Is.EqualTo(0xABC000));
        Assert.That(Block->Save.Rflags & Trap, Is.Zero);
        Assert.That(Block->Control.Exceptions, Is.EqualTo(ForcedExceptions));
    }

    [Test]
    public void A_fault_of_the_IRET_ends_the_blocking_when_it_is_delivered_and_the_monitor_is_told()
    {
        FaultAtIret();
        Assert.That(NonMaskableBlocking.BeforeRun(Vcpu, Block), Is.True, "the guest is left at once");
        Block->Control.ExitInterruptInformation = 0;
        Assert.That(After(SvmExitCode.Interrupt), Is.False);
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Open));
        Assert.That(Block->Control.ExitCode, Is.EqualTo(SvmExitCode.VirtualInterrupt));
    }

    [TestCase(SvmExitCode.Interrupt)]
    [TestCase(SvmExitCode.NonMaskableInterrupt)]
    [TestCase(SvmExitCode.MachineCheck)]
    public void What_the_machine_gets_before_the_fault_is_delivered_does_not_pass_for_its_delivery(ulong code)
    {
        FaultAtIret();
        NonMaskableBlocking.BeforeRun(Vcpu, Block);
        Assert.That(After(code), Is.False);
        Assert.That(Block->Control.ExitCode, Is.EqualTo(code));
        Assert.That(NonMaskableBlocking.BeforeRun(Vcpu, Block), Is.True, "the guest is left at once");
    }

    [Test]
    public void A_fault_whose_delivery_leaves_the_guest_is_told_by_that_exit()
    {
        FaultAtIret();
        NonMaskableBlocking.BeforeRun(Vcpu, Block);
        Assert.That(After(SvmExitCode.NestedPageFault), Is.False);
        Assert.That(Block->Control.ExitCode, Is.EqualTo(SvmExitCode.NestedPageFault));
        Assert.That(Block->Control.ExitInterruptInformation, Is.EqualTo(PageFault | (2UL << 32)));
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Open));
    }

    [Test]
    public void A_fault_of_the_IRET_in_real_mode_pushes_no_error_code()
    {
        Block->Save.Cr0 &= ~Cr0.ProtectionEnable;
        StepIret();
        Block->Control.ExitInformation1 = 0;
        Assert.That(After(SvmExitCode.Exception + 13), Is.True);
        Assert.That(Block->Control.ExitInterruptInformation, Is.EqualTo(0x8000_030D));
    }

    [Test]
    public void A_fault_that_the_monitor_wants_goes_to_the_monitor()
    {
        State->InterceptedExceptions = 1 << 14;
        StepIret();
        Assert.That(After(PageFaultExit), Is.False);
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Open));
    }

    [Test]
    public void The_monitor_can_end_it()
    {
        Inject();
        State->NonMaskableBlocked = 0;
        Load();
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Open));
        Assert.That(Block->Control.Intercepts3 & InterceptVector3.Iret, Is.Zero);
    }

    [Test]
    public void A_reset_ends_it()
    {
        Inject();
        Reset();
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Open));
        Assert.That(Block->Control.Intercepts3 & InterceptVector3.Iret, Is.Zero);
    }

    private void Inject()
    {
        State->Injection = Nmi;
        Assert.That(Load(), Is.EqualTo(EntryCheck.None));
        NonMaskableBlocking.BeforeRun(Vcpu, Block);
    }

    private void StepIret()
    {
        Inject();
        Assert.That(After(SvmExitCode.Iret), Is.True, "the guest goes on");
        Block->Control.EventInjection = 0;
        NonMaskableBlocking.BeforeRun(Vcpu, Block);
        Assert.That(Vcpu->NonMaskablePhase, Is.EqualTo(NonMaskablePhase.Stepping));
    }

    private void FaultAtIret()
    {
        Block->Save.Cr0 |= Cr0.ProtectionEnable;
        StepIret();
        Block->Control.ExitInformation1 = 2;
        Block->Control.ExitInformation2 = 0xABC000;
        Assert.That(After(PageFaultExit), Is.True, "the guest goes on");
    }

    private bool After(ulong code)
    {
        Block->Control.ExitCode = code;
        return NonMaskableBlocking.AfterRun(Vcpu, Block);
    }
}
