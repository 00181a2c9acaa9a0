// The rules that only Intel's processors have for a guest's state.
using CamkesNet.Abi;
using CamkesNet.Image.Reporting;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Virtualization.Vmx;

[TestFixture]
public sealed unsafe class VmxEntryChecksTests
{
    private delegate void Change(ref VcpuState state);

    [Test]
    public void The_reset_state_passes()
    {
        VcpuState state;
        VcpuResetState.Write(&state);
        Assert.That(VmxEntryChecks.Check(&state), Is.EqualTo(EntryCheck.None));
    }

    [Test]
    public void A_64_bit_kernel_passes()
    {
        Assert.That(CheckChanged((ref _) => { }), Is.EqualTo(EntryCheck.None));
    }

    [Test]
    public void Null_selectors_pass()
    {
        EntryCheck check = CheckChanged((ref state) =>
        {
            state.Ss = default;
            state.Ds = default;
            state.Es = default;
            state.Ldtr = default;
        });
        Assert.That(check, Is.EqualTo(EntryCheck.None));
    }

    [Test]
    public void Virtual_8086_mode_has_segments_of_its_own()
    {
        Assert.That(CheckVirtualMode(selector: 0x1234, address: 0x1_2340), Is.EqualTo(EntryCheck.None));
        Assert.That(CheckVirtualMode(selector: 0x1234, address: 0), Is.EqualTo(EntryCheck.VirtualModeSegment));
    }

    [Test]
    public void Each_rule_has_a_number_and_a_sentence()
    {
        (EntryCheck Expected, Change Change)[] rules =
        [
            (EntryCheck.CodeSegmentType, (ref state) => state.Cs.Attributes = 0),
            (EntryCheck.CodeSegmentType, (ref state) => state.Cs.Attributes = 0xA8B),
            (EntryCheck.CodeSegmentType, (ref state) => state.Cs.Attributes = 0x097),
            (EntryCheck.SegmentPrivilege, (ref state) => state.Cs.Attributes = 0xAFB),
            (EntryCheck.StackSegmentType, (ref state) => state.Ss.Attributes = 0xC9B),
            (EntryCheck.DataSegmentType, (ref state) => state.Ds.Attributes = 0xC99),
            (EntryCheck.DataSegmentType, (ref state) => state.Gs.Attributes = 0x082),
            (EntryCheck.SegmentGranularity, (ref state) => state.Es.Limit = 0x1234_5678),
            (EntryCheck.SegmentBaseUpperHalf, (ref state) => state.Es.Base = 1UL << 32),
            (EntryCheck.TaskRegister, (ref state) => state.Tr = default),
            (EntryCheck.TaskRegister, (ref state) => state.Tr.Attributes = 0x083),
            (EntryCheck.TaskRegister, (ref state) => state.Tr.Selector = 4),
            (EntryCheck.LocalDescriptorTable, (ref state) => state.Ldtr.Attributes = 0x089),
            (EntryCheck.InstructionPointerNotCanonical, (ref state) => state.Rip = 1UL << 60),
            (EntryCheck.InstructionPointerUpperHalf, MakeCodeShortAndPointerLong),
        ];
        foreach ((EntryCheck expected, Change change) in rules)
        {
            Assert.That(CheckChanged(change), Is.EqualTo(expected));
            Assert.That(EntryCheckText.Describe(expected).IsEmpty, Is.False);
        }
    }

    [Test]
    public void An_interrupt_is_injected_only_where_it_can_be_taken()
    {
        ulong interrupt = EventInjection.Valid | EventInjection.TypeExternalInterrupt | 0x30;
        ulong exception = EventInjection.Valid | EventInjection.TypeException | 6;
        Assert.That(
            VmxEntryChecks.CheckInjection(interrupt, rflags: 2, anyErrorCode: false),
            Is.EqualTo(EntryCheck.InjectionWithInterruptsDisabled));
        Assert.That(
            VmxEntryChecks.CheckInjection(interrupt, Rflags.Interrupt, anyErrorCode: false), Is.EqualTo(EntryCheck.None));
        Assert.That(
            VmxEntryChecks.CheckInjection(exception, rflags: 2, anyErrorCode: false), Is.EqualTo(EntryCheck.None));
    }

    [TestCase(8, true)]
    [TestCase(13, true)]
    [TestCase(17, true)]
    [TestCase(21, false)]
    [TestCase(29, false)]
    [TestCase(30, false)]
    public void Error_codes_of_later_exceptions_need_a_processor_that_injects_them(int vector, bool isOriginal)
    {
        const ulong WithCode = EventInjection.Valid | EventInjection.TypeException | EventInjection.ErrorCodeValid;
        const ulong Without = EventInjection.Valid | EventInjection.TypeException;
        EntryCheck expected = isOriginal ? EntryCheck.None : EntryCheck.InjectionUnsupportedErrorCode;
        Assert.That(VmxEntryChecks.CheckInjection(WithCode | (uint)vector, 2, anyErrorCode: false), Is.EqualTo(expected));
        Assert.That(
            VmxEntryChecks.CheckInjection(WithCode | (uint)vector, 2, anyErrorCode: true), Is.EqualTo(EntryCheck.None));
        Assert.That(
            VmxEntryChecks.CheckInjection(Without | (uint)vector, 2, anyErrorCode: false), Is.EqualTo(EntryCheck.None));
        Assert.That(EntryCheckText.Describe(EntryCheck.InjectionUnsupportedErrorCode).IsEmpty, Is.False);
    }

    private static EntryCheck CheckChanged(Change change)
    {
        VcpuState state;
        GuestStates.WriteLongMode(&state);
        state.Rip = 0x1000;
        change(ref state);
        return VmxEntryChecks.Check(&state);
    }

    private static void MakeCodeShortAndPointerLong(ref VcpuState state)
    {
        state.Cs.Attributes = 0xC9B;
        state.Rip = 1UL << 32;
    }

    private static EntryCheck CheckVirtualMode(ushort selector, ulong address)
    {
        VcpuState state;
        VcpuResetState.Write(&state);
        SegmentRegister segment = new()
        {
            Selector = selector,
            Base = address,
            Limit = 0xFFFF,
            Attributes = 0x0F3,
        };
        state.Rflags |= Rflags.Virtual8086;
        state.Cs = segment;
        state.Ss = segment;
        state.Ds = segment;
        state.Es = segment;
        state.Fs = segment;
        state.Gs = segment;
        return VmxEntryChecks.Check(&state);
    }
}
