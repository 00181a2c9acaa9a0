// What a monitor learns about an exit of VT-x.
using CamkesNet.Abi;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Virtualization.Vmx;

[TestFixture]
public sealed unsafe class VmxTranslationTests
{
    private VcpuState state;

    [SetUp]
    public void EnterLongMode()
    {
        state = default;
        state.Rip = 0x1000;
        state.Efer = Efer.LongModeActive;
        state.Cs.Attributes = 0xA9B;
    }

    [TestCase(VmxExitReason.Cpuid, nameof(VcpuExitReason.Cpuid))]
    [TestCase(VmxExitReason.Rdmsr, nameof(VcpuExitReason.MsrRead))]
    [TestCase(VmxExitReason.Wrmsr, nameof(VcpuExitReason.MsrWrite))]
    [TestCase(VmxExitReason.Halt, nameof(VcpuExitReason.Halt))]
    [TestCase(VmxExitReason.Vmcall, nameof(VcpuExitReason.Hypercall))]
    [TestCase(VmxExitReason.Xsetbv, nameof(VcpuExitReason.ExtendedControlRegisterWrite))]
    [TestCase(VmxExitReason.Invd, nameof(VcpuExitReason.CacheControl))]
    [TestCase(VmxExitReason.Wbinvd, nameof(VcpuExitReason.CacheControl))]
    [TestCase(VmxExitReason.Monitor, nameof(VcpuExitReason.MonitorWait))]
    [TestCase(VmxExitReason.Mwait, nameof(VcpuExitReason.MonitorWait))]
    [TestCase(VmxExitReason.Pause, nameof(VcpuExitReason.Pause))]
    [TestCase(VmxExitReason.DebugRegister, nameof(VcpuExitReason.DebugRegisterAccess))]
    [TestCase(VmxExitReason.Vmxon, nameof(VcpuExitReason.ForbiddenInstruction))]
    [TestCase(VmxExitReason.Invept, nameof(VcpuExitReason.ForbiddenInstruction))]
    [TestCase(VmxExitReason.Rdpmc, nameof(VcpuExitReason.ForbiddenInstruction))]
    public void An_instructions_exit_tells_where_the_next_one_is(uint reason, string expected)
    {
        VcpuExitReason result = Translate(new VmxExitInformation { Reason = reason, InstructionLength = 3 });
        Assert.That(result.ToString(), Is.EqualTo(expected));
        Assert.That(state.NextInstruction, Is.EqualTo(0x1003));
        Assert.That(state.HardwareReason, Is.EqualTo(reason));
    }

    [TestCase(VmxExitReason.InterruptWindow, nameof(VcpuExitReason.InterruptWindow))]
    [TestCase(VmxExitReason.TripleFault, nameof(VcpuExitReason.Shutdown))]
    [TestCase(VmxExitReason.EptMisconfiguration, nameof(VcpuExitReason.Other))]
    public void Other_exits_have_no_next_instruction(uint reason, string expected)
    {
        VcpuExitReason result = Translate(new VmxExitInformation { Reason = reason, InstructionLength = 3 });
        Assert.That(result.ToString(), Is.EqualTo(expected));
        Assert.That(state.NextInstruction, Is.Zero);
    }

    [Test]
    public void Outside_64_bit_mode_the_next_instruction_wraps_at_4_GiB()
    {
        state.Cs.Attributes = 0xC9B;
        state.Rip = 0xFFFF_FFFF;
        Translate(new VmxExitInformation { Reason = VmxExitReason.Cpuid, InstructionLength = 2 });
        Assert.That(state.NextInstruction, Is.EqualTo(1));
    }

    [TestCase(0UL, 1UL)]
    [TestCase(1UL, 2UL)]
    [TestCase(3UL, 4UL)]
    public void A_port_read_tells_port_width_and_direction(ulong size, ulong bytes)
    {
        Translate(Port(size | IoQualification.In | (0x3FDUL << IoQualification.PortShift)));
        Assert.That(state.Qualification, Is.EqualTo(0x3FD | (bytes << PortAccess.WidthShift) | PortAccess.In));
    }

    [Test]
    public void A_repeated_string_output_tells_segment_and_address_size()
    {
        const uint Segment = 4; // FS
        VmxExitInformation exit = Port(
            1 | IoQualification.String | IoQualification.Repeat | (0x1F0UL << IoQualification.PortShift));
        exit.InstructionInformation =
            (1U << StringInstruction.AddressSizeShift) | (Segment << StringInstruction.SegmentShift);
        Translate(exit);
        Assert.That(state.Qualification, Is.EqualTo(
            0x1F0 | (2UL << PortAccess.WidthShift) | PortAccess.String | PortAccess.Repeat
            | ((ulong)Segment << PortAccess.SegmentShift) | (4UL << PortAccess.AddressSizeShift)));
    }

    [Test]
    public void The_undefined_segment_of_a_string_input_is_not_shown()
    {
        VmxExitInformation exit = Port(IoQualification.String | IoQualification.In);
        exit.InstructionInformation =
            (2U << StringInstruction.AddressSizeShift) | (7U << StringInstruction.SegmentShift);
        Translate(exit);
        Assert.That(state.Qualification, Is.EqualTo(
            (1UL << PortAccess.WidthShift) | PortAccess.String | PortAccess.In
            | (8UL << PortAccess.AddressSizeShift)));
    }

    [Test]
    public void Without_instruction_information_a_string_output_tells_no_address_size()
    {
        VmxExitInformation exit = Port(IoQualification.String);
        exit.InstructionInformation = uint.MaxValue;
        Translate(exit, hasStringInformation: false);
        Assert.That(state.Qualification, Is.EqualTo((1UL << PortAccess.WidthShift) | PortAccess.String));
    }

    [TestCase(0x182UL, MemoryAccess.Write)]
    [TestCase(0x181UL, 0UL)]
    [TestCase(0x184UL, MemoryAccess.Fetch)]
    [TestCase(0x081UL, MemoryAccess.PageTableWalk)]
    [TestCase(0x001UL, 0UL)]
    public void An_EPT_violation_tells_what_the_access_was(ulong qualification, ulong expected)
    {
        VcpuExitReason result = Translate(new VmxExitInformation
        {
            Reason = VmxExitReason.EptViolation,
            Qualification = qualification,
            GuestPhysicalAddress = 0xFEE0_0020,
            InstructionLength = 5,
        });
        Assert.That(result, Is.EqualTo(VcpuExitReason.MemoryAccess));
        Assert.That(state.Qualification, Is.EqualTo(expected));
        Assert.That(state.GuestPhysicalAddress, Is.EqualTo(0xFEE0_0020));
        Assert.That(state.NextInstruction, Is.Zero);
    }

    [Test]
    public void A_page_fault_tells_its_address_and_error_code()
    {
        VcpuExitReason result = Translate(new VmxExitInformation
        {
            Reason = VmxExitReason.Exception,
            Qualification = 0xDEAD_B000,
            Interruption = EventInformation.Valid | EventInformation.ErrorCodeValid
                | EventInformation.TypeHardwareException | 14,
            InterruptionErrorCode = 6,
        });
        Assert.That(result, Is.EqualTo(VcpuExitReason.Exception));
        Assert.That(state.ExceptionVector, Is.EqualTo(14));
        Assert.That(state.ExceptionErrorCode, Is.EqualTo(6));
        Assert.That(state.Qualification, Is.EqualTo(0xDEAD_B000));
    }

    [TestCase(0x0000_0028UL, TaskSwitchSource.Call)]
    [TestCase(0x4000_0028UL, TaskSwitchSource.Return)]
    [TestCase(0x8000_0028UL, TaskSwitchSource.Jump)]
    public void A_task_switch_tells_selector_source_and_the_next_instruction(ulong qualification, object source)
    {
        VcpuExitReason result = Translate(new VmxExitInformation
        {
            Reason = VmxExitReason.TaskSwitch,
            Qualification = qualification,
            InstructionLength = 7,
        });
        Assert.That(result, Is.EqualTo(VcpuExitReason.TaskSwitch));
        Assert.That(state.Qualification, Is.EqualTo(0x28 | Shifted(source)));
        Assert.That(state.NextInstruction, Is.EqualTo(0x1007));
    }

    [TestCase(4U, 0x80U)]
    [TestCase(5U, 1U)]
    [TestCase(6U, 3U)]
    public void A_task_gate_that_an_instruction_used_is_told_from_one_of_an_event(uint type, uint vector)
    {
        Translate(Gate(EventInformation.Valid | (type << 8) | vector));
        Assert.That(state.Qualification, Is.EqualTo(0x30 | Shifted(TaskSwitchSource.SoftwareInterrupt)));
        Assert.That(state.NextInstruction, Is.EqualTo(0x1002));
        Assert.That(state.InterruptedEvent, Is.Zero);
    }

    [TestCase(EventInformation.TypeExternalInterrupt | 0x40U)]
    [TestCase(EventInformation.TypeNonMaskableInterrupt | 2U)]
    [TestCase(EventInformation.TypeHardwareException | 6U)]
    public void A_task_gate_of_an_event_tells_the_event_and_no_next_instruction(uint information)
    {
        Translate(Gate(EventInformation.Valid | information));
        Assert.That(state.Qualification, Is.EqualTo(0x30 | Shifted(TaskSwitchSource.Event)));
        Assert.That(state.InterruptedEvent, Is.EqualTo(EventInjection.Valid | information));
        Assert.That(state.NextInstruction, Is.Zero);
    }

    [Test]
    public void A_task_gate_of_a_fault_tells_its_error_code()
    {
        VmxExitInformation exit = Gate(EventInformation.Valid | EventInformation.ErrorCodeValid
            | EventInformation.TypeHardwareException | 14);
        exit.EventErrorCode = 6;
        Translate(exit);
        Assert.That(
            state.Qualification, Is.EqualTo(0x30 | Shifted(TaskSwitchSource.Event) | TaskSwitchAccess.HasErrorCode));
        Assert.That(state.ExceptionErrorCode, Is.EqualTo(6));
    }

    [Test]
    public void A_debug_exception_tells_its_vector_and_no_address()
    {
        VcpuExitReason result = Translate(new VmxExitInformation
        {
            Reason = VmxExitReason.Exception,
            Qualification = DebugException.SingleStep,
            Interruption = EventInformation.Valid | EventInformation.TypeHardwareException | 1,
        });
        Assert.That(result, Is.EqualTo(VcpuExitReason.Exception));
        Assert.That(state.ExceptionVector, Is.EqualTo(1));
        Assert.That(state.ExceptionErrorCode, Is.Zero);
        Assert.That(state.Qualification, Is.Zero);
    }

    [Test]
    public void A_non_maskable_interrupt_whose_delivery_met_an_EPT_violation_is_reported()
    {
        Translate(new VmxExitInformation
        {
            Reason = VmxExitReason.EptViolation,
            EventBeingDelivered = EventInformation.Valid | EventInformation.TypeNonMaskableInterrupt | 2,
        });
        Assert.That(
            state.InterruptedEvent, Is.EqualTo(EventInjection.Valid | EventInjection.TypeNonMaskable | 2));
    }

    [Test]
    public void An_event_whose_delivery_met_an_EPT_violation_is_reported()
    {
        Translate(new VmxExitInformation
        {
            Reason = VmxExitReason.EptViolation,
            EventBeingDelivered = EventInformation.Valid | 0x31,
        });
        Assert.That(state.InterruptedEvent, Is.EqualTo(EventInjection.Valid | 0x31));
    }

    private static VmxExitInformation Gate(uint information) => new()
    {
        Reason = VmxExitReason.TaskSwitch,
        Qualification = 0xC000_0030,
        EventBeingDelivered = information,
        InstructionLength = 2,
    };

    private static ulong Shifted(object source) => (ulong)(TaskSwitchSource)source << TaskSwitchAccess.SourceShift;

    private static VmxExitInformation Port(ulong qualification) =>
        new() { Reason = VmxExitReason.IoInstruction, Qualification = qualification, InstructionLength = 2 };

    private VcpuExitReason Translate(in VmxExitInformation exit, bool hasStringInformation = true)
    {
        fixed (VcpuState* page = &state)
        {
            return VmxTranslation.Translate(exit, page, hasStringInformation);
        }
    }
}
