// What of a state page gets into the VMCB, and what does not.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed unsafe class SvmEntryTests : SvmVcpuFixture
{
    private const uint ForcedExceptions = (1U << 1) | (1U << 17) | (1U << 18);

    [Test]
    public void General_registers_are_always_loaded()
    {
        State->Registers[(int)GeneralRegister.Rax] = 0xAA;
        State->Registers[(int)GeneralRegister.Rsp] = 0x5555;
        State->Rip = 0x1234;
        State->Rflags = 0x246;

        Assert.That(Load(), Is.EqualTo(EntryCheck.None));
        Assert.That(Block->Save.Rax, Is.EqualTo(0xAA));
        Assert.That(Block->Save.Rsp, Is.EqualTo(0x5555));
        Assert.That(Block->Save.Rip, Is.EqualTo(0x1234));
        Assert.That(Block->Save.Rflags, Is.EqualTo(0x246));
    }

    [Test]
    public void Groups_are_loaded_only_when_they_are_marked()
    {
        State->Cr3 = 0x7000;
        State->Fs.Base = 0x8000;
        Load();
        Assert.That(Block->Save.Cr3, Is.Zero);
        Assert.That(Block->Save.Fs.Base, Is.Zero);

        State->DirtyGroups = VcpuRegisterGroup.Control | VcpuRegisterGroup.System;
        Load();
        Assert.That(Block->Save.Cr3, Is.EqualTo(0x7000));
        Assert.That(Block->Save.Fs.Base, Is.EqualTo(0x8000));
        Assert.That(State->DirtyGroups, Is.EqualTo(VcpuRegisterGroup.None));
    }

    [Test]
    public void A_whole_state_arrives_in_the_block()
    {
        GuestStates.WriteLongMode(State);
        State->Dr0 = 0x1000;
        State->Dr7 = 0x402;
        State->Cr8 = 5;
        State->DirtyGroups = VcpuRegisterGroup.All;

        Assert.That(Load(), Is.EqualTo(EntryCheck.None));
        Assert.Multiple(() =>
        {
            Assert.That(Block->Save.Cr0, Is.EqualTo(0x8005_0033));
            Assert.That(Block->Save.Efer, Is.EqualTo(0xD01 | Efer.SecureVirtualMachineEnable));
            Assert.That(Block->Save.Cs.Attributes, Is.EqualTo(0xA9B));
            Assert.That(Block->Save.Gs.Base, Is.EqualTo(0xFFFF_8880_0000_0000));
            Assert.That(Block->Save.Lstar, Is.EqualTo(0xFFFF_FFFF_8180_0000));
            Assert.That(Block->Save.Dr7, Is.EqualTo(0x402));
            Assert.That(Vcpu->BreakpointAddresses[0], Is.EqualTo(0x1000));
            Assert.That(Block->Control.VirtualInterrupt & 0xFF, Is.EqualTo(5));
        });
    }

    [Test]
    public void LME_stays_out_of_the_block_until_the_guest_has_PAE_and_the_guest_sees_it()
    {
        State->Efer = Efer.LongModeEnable;
        State->DirtyGroups = VcpuRegisterGroup.Control;
        Assert.That(Load(), Is.EqualTo(EntryCheck.None));
        Assert.That(Block->Save.Efer, Is.EqualTo(Efer.SecureVirtualMachineEnable));
        Exit(SvmExitCode.Cpuid);
        Assert.That(State->Efer, Is.EqualTo(Efer.LongModeEnable));

        State->Cr4 = Cr4.PhysicalAddressExtension;
        State->DirtyGroups = VcpuRegisterGroup.Control;
        Assert.That(Load(), Is.EqualTo(EntryCheck.None));
        Assert.That(Block->Save.Efer, Is.EqualTo(Efer.LongModeEnable | Efer.SecureVirtualMachineEnable));
        Exit(SvmExitCode.Cpuid);
        Assert.That(State->Efer, Is.EqualTo(Efer.LongModeEnable));
    }

    [Test]
    public void Writes_of_CR4_leave_the_guest() =>
        Assert.That(Block->Control.ControlRegisterWrites, Is.EqualTo(1 << 4));

    [Test]
    public void A_refused_state_changes_nothing()
    {
        State->Cr0 = 0x11;
        State->Cr4 = 1UL << 40;
        State->Lstar = 0x1000;
        State->DirtyGroups = VcpuRegisterGroup.All;
        VirtualMachineControlBlock before = *Block;

        Assert.That(Load(), Is.EqualTo(EntryCheck.Cr4Reserved));
        Assert.That(
            new ReadOnlySpan<byte>(Block, sizeof(VirtualMachineControlBlock)).SequenceEqual(
                new ReadOnlySpan<byte>(&before, sizeof(VirtualMachineControlBlock))),
            Is.True);
        Assert.That(State->DirtyGroups, Is.EqualTo(VcpuRegisterGroup.All));
    }

    [Test]
    public void Rules_that_join_groups_hold_when_only_one_of_them_is_set()
    {
        GuestStates.WriteLongMode(State);
        State->DirtyGroups = VcpuRegisterGroup.All;
        Load();
        State->Cs.Attributes |= SegmentAttributes.Default32;
        State->DirtyGroups = VcpuRegisterGroup.Segments;

        Assert.That(Load(), Is.EqualTo(EntryCheck.CodeSegmentLongAndDefault));
    }

    [Test]
    public void The_monitor_cannot_take_an_intercept_away()
    {
        State->InterceptedExceptions = 0;
        Load();
        Assert.That(Block->Control.Exceptions, Is.EqualTo(ForcedExceptions));

        State->InterceptedExceptions = 1U << 14;
        Load();
        Assert.That(Block->Control.Exceptions, Is.EqualTo(ForcedExceptions | (1U << 14)));
        Assert.That(Block->Control.Intercepts3, Is.EqualTo(InterceptVector3.Forced));
        Assert.That(Block->Control.Intercepts4, Is.EqualTo(InterceptVector4.Forced));
    }

    [Test]
    public void Nonsense_in_flags_and_group_bits_is_cut_off()
    {
        GuestStates.WriteLongMode(State);
        State->DirtyGroups = (VcpuRegisterGroup)uint.MaxValue;
        State->Rflags = ulong.MaxValue;
        State->InterruptShadow = uint.MaxValue;

        Assert.That(Load(), Is.EqualTo(EntryCheck.None));
        Assert.That(Block->Save.Rflags, Is.EqualTo((Rflags.Defined | 2) & ~Rflags.Virtual8086));
        Assert.That(Block->Control.InterruptShadow, Is.EqualTo(1));
    }

    [Test]
    public void Virtual_8086_mode_is_kept_outside_long_mode()
    {
        State->Rflags = Rflags.Virtual8086;
        Load();

        Assert.That(Block->Save.Rflags, Is.EqualTo(Rflags.Virtual8086 | 2));
    }

    [Test]
    public void An_event_is_injected_once()
    {
        const ulong Event = EventInjection.Valid | EventInjection.TypeExternalInterrupt | 0x30;
        State->Injection = Event;
        Load();
        Assert.That(Block->Control.EventInjection, Is.EqualTo(Event));
        Assert.That(State->Injection, Is.Zero);

        Load();
        Assert.That(Block->Control.EventInjection, Is.Zero);
    }

    [Test]
    public void An_illegal_event_is_refused_and_left_in_place()
    {
        State->Injection = EventInjection.Valid | EventInjection.TypeException | 2;

        Assert.That(Load(), Is.EqualTo(EntryCheck.InjectionVector));
        Assert.That(State->Injection, Is.Not.Zero);
    }

    [Test]
    public void An_interrupt_window_is_a_virtual_interrupt_that_is_intercepted()
    {
        State->InterruptWindowRequested = 1;
        Load();
        Assert.That(Block->Control.VirtualInterrupt & VirtualInterruptControl.Pending, Is.Not.Zero);
        Assert.That(Block->Control.VirtualInterrupt & VirtualInterruptControl.Masking, Is.Not.Zero);

        State->InterruptWindowRequested = 0;
        Load();
        Assert.That(Block->Control.VirtualInterrupt, Is.EqualTo(VirtualInterruptControl.Masking));
    }

    [Test]
    public void Translations_are_flushed_at_the_first_entry_and_when_paging_may_have_changed()
    {
        Load();
        Assert.That(Block->Control.TlbControl, Is.EqualTo(TlbControl.FlushAll));
        Load();
        Assert.That(Block->Control.TlbControl, Is.EqualTo(TlbControl.None));

        State->DirtyGroups = VcpuRegisterGroup.Control;
        Load();
        Assert.That(Block->Control.TlbControl, Is.EqualTo(TlbControl.FlushAll));
        State->DirtyGroups = VcpuRegisterGroup.Segments;
        Load();
        Assert.That(Block->Control.TlbControl, Is.EqualTo(TlbControl.None));
    }

    [Test]
    public void Only_the_guests_own_translations_are_flushed_where_the_processor_can()
    {
        UseFeatures(SvmFeatures.FlushByAsid);
        Load();

        Assert.That(Block->Control.TlbControl, Is.EqualTo(TlbControl.FlushGuest));
    }

    [Test]
    public void A_reset_block_has_nested_paging_an_identifier_and_the_permission_maps()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Block->Control.NestedControl, Is.EqualTo(1));
            Assert.That(Block->Control.NestedCr3, Is.EqualTo(GuestRoot));
            Assert.That(Block->Control.AddressSpaceIdentifier, Is.EqualTo(1));
            Assert.That(Block->Control.IoPermissionMap, Is.EqualTo(SvmMachine.IoPermissionMap).And.Not.Zero);
            Assert.That(Block->Control.MsrPermissionMap, Is.EqualTo(SvmMachine.MsrPermissionMap).And.Not.Zero);
            Assert.That(RefusedBlock.Explain(Vcpu), Is.EqualTo(EntryCheck.Processor));
        });
    }

    [Test]
    public void A_reset_forgets_what_the_guest_did()
    {
        GuestStates.WriteLongMode(State);
        State->DirtyGroups = VcpuRegisterGroup.All;
        Load();
        Reset();

        Assert.That(Block->Save.Cr0, Is.EqualTo(0x6000_0010));
        Assert.That(Block->Save.Efer, Is.EqualTo(Efer.SecureVirtualMachineEnable));
        Assert.That(Block->Save.Lstar, Is.Zero);
        Assert.That(Vcpu->FlushTranslations, Is.True);
    }

    [Test]
    public void A_block_that_the_processor_refuses_is_explained()
    {
        Block->Control.AddressSpaceIdentifier = 0;
        Assert.That(RefusedBlock.Explain(Vcpu), Is.EqualTo(EntryCheck.AddressSpaceIdentifierZero));
        Reset();
        Block->Control.Intercepts4 = 0;
        Assert.That(RefusedBlock.Explain(Vcpu), Is.EqualTo(EntryCheck.VmrunNotIntercepted));
        Reset();
        Block->Control.NestedCr3 = 0x1001;
        Assert.That(RefusedBlock.Explain(Vcpu), Is.EqualTo(EntryCheck.NestedPageTableRoot));
        Reset();
        Block->Control.MsrPermissionMap = 1UL << 40;
        Assert.That(RefusedBlock.Explain(Vcpu), Is.EqualTo(EntryCheck.PermissionMapAddress));
    }
}
