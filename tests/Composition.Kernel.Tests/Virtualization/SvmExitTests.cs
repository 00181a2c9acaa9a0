// What a monitor learns about an exit of SVM.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed unsafe class SvmExitTests : SvmVcpuFixture
{
    [TestCase(SvmExitCode.Cpuid, ExpectedResult = nameof(VcpuExitReason.Cpuid))]
    [TestCase(SvmExitCode.Hlt, ExpectedResult = nameof(VcpuExitReason.Halt))]
    [TestCase(SvmExitCode.VirtualInterrupt, ExpectedResult = nameof(VcpuExitReason.InterruptWindow))]
    [TestCase(SvmExitCode.Shutdown, ExpectedResult = nameof(VcpuExitReason.Shutdown))]
    [TestCase(SvmExitCode.Vmmcall, ExpectedResult = nameof(VcpuExitReason.Hypercall))]
    [TestCase(SvmExitCode.Xsetbv, ExpectedResult = nameof(VcpuExitReason.ExtendedControlRegisterWrite))]
    [TestCase(SvmExitCode.Wbinvd, ExpectedResult = nameof(VcpuExitReason.CacheControl))]
    [TestCase(SvmExitCode.Invd, ExpectedResult = nameof(VcpuExitReason.CacheControl))]
    [TestCase(SvmExitCode.Monitor, ExpectedResult = nameof(VcpuExitReason.MonitorWait))]
    [TestCase(SvmExitCode.Mwait, ExpectedResult = nameof(VcpuExitReason.MonitorWait))]
    [TestCase(SvmExitCode.Pause, ExpectedResult = nameof(VcpuExitReason.Pause))]
    [TestCase(SvmExitCode.TaskSwitch, ExpectedResult = nameof(VcpuExitReason.TaskSwitch))]
    [TestCase(SvmExitCode.Vmrun, ExpectedResult = nameof(VcpuExitReason.ForbiddenInstruction))]
    [TestCase(SvmExitCode.Vmload, ExpectedResult = nameof(VcpuExitReason.ForbiddenInstruction))]
    [TestCase(SvmExitCode.Skinit, ExpectedResult = nameof(VcpuExitReason.ForbiddenInstruction))]
    [TestCase(SvmExitCode.Invlpga, ExpectedResult = nameof(VcpuExitReason.ForbiddenInstruction))]
    [TestCase(SvmExitCode.Rsm, ExpectedResult = nameof(VcpuExitReason.ForbiddenInstruction))]
    [TestCase(SvmExitCode.Rdpmc, ExpectedResult = nameof(VcpuExitReason.ForbiddenInstruction))]
    [TestCase(SvmExitCode.ControlRegisterWrite + 3, ExpectedResult = nameof(VcpuExitReason.ControlRegisterAccess))]
    [TestCase(SvmExitCode.DebugRegisterWrite + 7, ExpectedResult = nameof(VcpuExitReason.DebugRegisterAccess))]
    [TestCase(SvmExitCode.FerrFreeze, ExpectedResult = nameof(VcpuExitReason.Other))]
    [TestCase(0x1234UL, ExpectedResult = nameof(VcpuExitReason.Other))]
    public string Each_exit_code_has_its_reason(ulong code)
    {
        VcpuExitReason reason = Exit(code);
        Assert.That(State->ExitReason, Is.EqualTo(reason));
        Assert.That(State->HardwareReason, Is.EqualTo(code));
        Assert.That(State->ExitTimestamp, Is.EqualTo(77));
        return reason.ToString();
    }

    [Test]
    public void A_port_read_tells_port_and_width()
    {
        // IN AX from 3FDh: port, SZ16, TYPE = IN.
        VcpuExitReason reason = Exit(SvmExitCode.IoPort, 0x03FD_0021, 0x101F);

        Assert.That(reason, Is.EqualTo(VcpuExitReason.PortAccess));
        Assert.That(State->Qualification, Is.EqualTo(0x3FD | (2UL << PortAccess.WidthShift) | PortAccess.In));
        Assert.That(State->NextInstruction, Is.EqualTo(0x101F));
    }

    [TestCase(0x10UL, 1UL)]
    [TestCase(0x20UL, 2UL)]
    [TestCase(0x40UL, 4UL)]
    public void A_port_write_tells_its_width(ulong sizeBit, ulong bytes)
    {
        Exit(SvmExitCode.IoPort, 0x0080_0000 | sizeBit);

        Assert.That((State->Qualification >> PortAccess.WidthShift) & PortAccess.WidthMask, Is.EqualTo(bytes));
        Assert.That(State->Qualification & PortAccess.In, Is.Zero);
    }

    [Test]
    public void A_string_write_tells_repetition_segment_and_address_size()
    {
        // REP OUTSB with FS (4), 32-bit addresses.
        UseFeatures(SvmFeatures.DecodeAssists);
        Exit(SvmExitCode.IoPort, 0x0080_0000 | (4UL << 10) | (1UL << 8) | 0x10 | (1UL << 3) | (1UL << 2));

        Assert.That(
            State->Qualification,
            Is.EqualTo(
                0x80 | (1UL << PortAccess.WidthShift) | PortAccess.String | PortAccess.Repeat
                | (4UL << PortAccess.SegmentShift) | (4UL << PortAccess.AddressSizeShift)));
    }

    [TestCase(1UL << 7, 2UL)]
    [TestCase(1UL << 8, 4UL)]
    [TestCase(1UL << 9, 8UL)]
    [TestCase(0UL, 0UL)]
    public void The_address_size_of_a_string_access_is_in_bytes(ulong bit, ulong bytes)
    {
        Exit(SvmExitCode.IoPort, 0x14 | bit);

        Assert.That(State->Qualification >> PortAccess.AddressSizeShift, Is.EqualTo(bytes));
    }

    [TestCase(0x1_0000_0004UL, 0UL)]
    [TestCase(0x1_0000_0006UL, MemoryAccess.Write)]
    [TestCase(0x1_0000_0007UL, MemoryAccess.Write)]
    [TestCase(0x1_0000_0014UL, MemoryAccess.Fetch)]
    [TestCase(0x2_0000_0006UL, MemoryAccess.Write | MemoryAccess.PageTableWalk)]
    public void A_nested_page_fault_tells_what_was_tried_whether_a_page_was_present_or_not(
        ulong information, ulong qualification)
    {
        Assert.That(
            Exit(SvmExitCode.NestedPageFault, information, 0xFEE0_0080), Is.EqualTo(VcpuExitReason.MemoryAccess));
        Assert.That(State->Qualification, Is.EqualTo(qualification));
        Assert.That(State->GuestPhysicalAddress, Is.EqualTo(0xFEE0_0080));
        Assert.That(State->NextInstruction, Is.Zero);
    }

    [Test]
    public void Msr_reads_and_writes_are_told_apart()
    {
        Assert.That(Exit(SvmExitCode.Msr, 0), Is.EqualTo(VcpuExitReason.MsrRead));
        Assert.That(Exit(SvmExitCode.Msr, 1), Is.EqualTo(VcpuExitReason.MsrWrite));
    }

    [Test]
    public void An_exception_tells_vector_error_code_and_address()
    {
        Assert.That(Exit(SvmExitCode.Exception + 14, 6, 0xDEAD_B000), Is.EqualTo(VcpuExitReason.Exception));
        Assert.That(State->ExceptionVector, Is.EqualTo(14));
        Assert.That(State->ExceptionErrorCode, Is.EqualTo(6));
        Assert.That(State->Qualification, Is.EqualTo(0xDEAD_B000));
    }

    [TestCase(SvmExitCode.Hlt, 1UL)]
    [TestCase(SvmExitCode.Cpuid, 2UL)]
    [TestCase(SvmExitCode.Msr, 2UL)]
    [TestCase(SvmExitCode.Wbinvd, 2UL)]
    [TestCase(SvmExitCode.Vmmcall, 3UL)]
    [TestCase(SvmExitCode.Xsetbv, 3UL)]
    public void The_next_instruction_follows_from_a_fixed_length(ulong code, ulong length)
    {
        Block->Save.Rip = 0x8000;
        Exit(code);

        Assert.That(State->NextInstruction, Is.EqualTo(0x8000 + length));
    }

    [Test]
    public void The_next_instruction_wraps_at_four_gibibytes_outside_64_bit_mode()
    {
        Block->Save.Rip = 0xFFFF_FFFF;
        Exit(SvmExitCode.Cpuid);
        Assert.That(State->NextInstruction, Is.EqualTo(1));

        Block->Save.Cs.Attributes = 0xA9B;
        Exit(SvmExitCode.Cpuid);
        Assert.That(State->NextInstruction, Is.EqualTo(0x1_0000_0001));
    }

    [Test]
    public void The_processors_own_next_instruction_is_preferred()
    {
        UseFeatures(SvmFeatures.NextRipSave);
        Block->Save.Rip = 0x8000;
        Block->Control.NextRip = 0x8003;
        Exit(SvmExitCode.Cpuid);

        Assert.That(State->NextInstruction, Is.EqualTo(0x8003));
    }

    [Test]
    public void The_common_groups_are_stored_and_no_others()
    {
        Block->Save.Cr3 = 0x9000;
        Block->Save.Cr2 = 0x1_2345;
        Block->Save.Cs.Base = 0x7700;
        Block->Save.Fs.Base = 0x8800;
        Block->Save.Rax = 0x11;
        Block->Save.Rsp = 0x22;
        Exit(SvmExitCode.Cpuid);

        Assert.Multiple(() =>
        {
            Assert.That(State->Cr3, Is.EqualTo(0x9000));
            Assert.That(State->Cr2, Is.EqualTo(0x1_2345));
            Assert.That(State->Cs.Base, Is.EqualTo(0x7700));
            Assert.That(State->Registers[(int)GeneralRegister.Rax], Is.EqualTo(0x11));
            Assert.That(State->Registers[(int)GeneralRegister.Rsp], Is.EqualTo(0x22));
            Assert.That(State->Fs.Base, Is.Zero);
            Assert.That(
                State->ValidGroups,
                Is.EqualTo(VcpuRegisterGroup.General | VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments));
        });
    }

    [Test]
    public void Reading_the_state_stores_the_other_groups_but_not_over_what_the_monitor_has_set()
    {
        Block->Save.Fs.Base = 0x8800;
        Block->Save.Lstar = 0x9900;
        State->Lstar = 0x1100;
        State->Rip = 0x2200;
        State->DirtyGroups = VcpuRegisterGroup.ModelSpecific;
        Hypervisor.ReadState(Vcpu);

        Assert.That(State->Fs.Base, Is.EqualTo(0x8800));
        Assert.That(State->Lstar, Is.EqualTo(0x1100));
        Assert.That(State->Rip, Is.EqualTo(0x2200));
        Assert.That(State->ValidGroups, Is.EqualTo(VcpuRegisterGroup.All));
    }

    [Test]
    public void A_guest_never_sees_that_svm_is_on()
    {
        Exit(SvmExitCode.Cpuid);

        Assert.That(Block->Save.Efer & Efer.SecureVirtualMachineEnable, Is.Not.Zero);
        Assert.That(State->Efer & Efer.SecureVirtualMachineEnable, Is.Zero);
    }

    [Test]
    public void The_privilege_level_is_told_by_the_stack_segment()
    {
        Block->Save.Cpl = 3;
        Exit(SvmExitCode.Cpuid);

        Assert.That((State->Ss.Attributes >> SegmentAttributes.PrivilegeShift) & 3, Is.EqualTo(3));
    }

    [TestCase(0x246UL, 0UL, 1U)]
    [TestCase(0x246UL, 1UL, 0U)]
    [TestCase(0x046UL, 0UL, 0U)]
    public void A_guest_is_interruptible_with_interrupts_enabled_and_no_shadow(
        ulong rflags, ulong shadow, uint expected)
    {
        Block->Save.Rflags = rflags;
        Block->Control.InterruptShadow = shadow;
        Exit(SvmExitCode.Hlt);

        Assert.That(State->Interruptible, Is.EqualTo(expected));
        Assert.That(State->InterruptShadow, Is.EqualTo((uint)shadow));
    }

    [Test]
    public void An_event_that_an_exit_cut_short_is_handed_on()
    {
        const ulong Event = EventInjection.Valid | EventInjection.TypeExternalInterrupt | 0x30;
        Block->Control.ExitInterruptInformation = Event;
        Exit(SvmExitCode.NestedPageFault);
        Assert.That(State->InterruptedEvent, Is.EqualTo(Event));

        Block->Control.ExitInterruptInformation = Event & ~EventInjection.Valid;
        Exit(SvmExitCode.NestedPageFault);
        Assert.That(State->InterruptedEvent, Is.Zero);
    }

    [Test]
    public void After_a_physical_interrupt_the_page_holds_all_that_a_fresh_run_needs()
    {
        const ulong Event = EventInjection.Valid | EventInjection.TypeExternalInterrupt | 0x30;
        Block->Save.Rip = 0x4444;
        Block->Save.Rflags = 0x202;
        Block->Save.Rax = 0x55;
        Block->Control.InterruptShadow = 1;
        Block->Control.ExitInterruptInformation = Event;
        SvmExit.StoreInterrupted(Block, State);
        Block->Save.Rip = 0;
        Load();

        Assert.That(Block->Save.Rip, Is.EqualTo(0x4444));
        Assert.That(Block->Save.Rax, Is.EqualTo(0x55));
        Assert.That(Block->Control.InterruptShadow, Is.EqualTo(1));
        Assert.That(Block->Control.EventInjection, Is.EqualTo(Event));
    }

    // EXITINFO2 by the manual: bit 36 an IRET, bit 38 a far jump.
    [TestCase(0UL, TaskSwitchSource.Call)]
    [TestCase(1UL << 36, TaskSwitchSource.Return)]
    [TestCase(1UL << 38, TaskSwitchSource.Jump)]
    public void A_task_switch_tells_selector_and_source(ulong information, object source)
    {
        Exit(SvmExitCode.TaskSwitch, 0xFFFF_0000_0028, information);
        Assert.That(State->Qualification, Is.EqualTo(0x28 | Shifted(source)));
    }

    [TestCase(0x8000_0480UL)]
    [TestCase(0x8000_0303UL)]
    [TestCase(0x8000_0304UL)]
    public void A_task_gate_that_an_instruction_used_is_told_from_one_of_an_event(ulong interrupted)
    {
        Block->Control.ExitInterruptInformation = interrupted;
        Exit(SvmExitCode.TaskSwitch, 0x30);
        Assert.That(State->Qualification, Is.EqualTo(0x30 | Shifted(TaskSwitchSource.SoftwareInterrupt)));
    }

    [TestCase(0x8000_0040UL)]
    [TestCase(0x8000_0202UL)]
    [TestCase(0x8000_0306UL)]
    public void A_task_gate_of_an_event_tells_the_event(ulong interrupted)
    {
        UseFeatures(SvmFeatures.NextRipSave);
        Block->Control.ExitInterruptInformation = interrupted;
        Block->Control.NextRip = 0x1234;
        Exit(SvmExitCode.TaskSwitch, 0x30);
        Assert.That(State->Qualification, Is.EqualTo(0x30 | Shifted(TaskSwitchSource.Event)));
        Assert.That(State->InterruptedEvent, Is.EqualTo(interrupted));
        Assert.That(State->NextInstruction, Is.Zero);
    }

    // Bit 44: an error code in bits 31:0; bit 48: RFLAGS.RF as the old task is left with it.
    [TestCase(0UL, 0UL)]
    [TestCase(1UL << 48, 1UL << 16)]
    public void A_task_gate_of_a_fault_tells_its_error_code_and_the_resume_flag(ulong information, ulong flag)
    {
        Block->Save.Rflags = 0x1_0002 ^ flag;
        Block->Control.ExitInterruptInformation = 0x8000_0B0E;
        Exit(SvmExitCode.TaskSwitch, 0x30, information | (1UL << 44) | 6);
        Assert.That(
            State->Qualification, Is.EqualTo(0x30 | Shifted(TaskSwitchSource.Event) | TaskSwitchAccess.HasErrorCode));
        Assert.That(State->ExceptionErrorCode, Is.EqualTo(6));
        Assert.That(State->Rflags, Is.EqualTo(2 | flag));
    }

    private static ulong Shifted(object source) => (ulong)(TaskSwitchSource)source << TaskSwitchAccess.SourceShift;
}
