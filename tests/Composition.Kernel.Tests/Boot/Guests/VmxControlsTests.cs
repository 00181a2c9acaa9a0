// The controls that guests run with, by what the processor allows.
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Boot.Guests;

[TestFixture]
public sealed class VmxControlsTests
{
    [Test]
    public void Bits_that_must_be_one_are_set()
    {
        Assert.That(ControlCapability.Select(VmxFacts.Capability(0xF0, demanded: 0x16), 0x20, 0), Is.EqualTo(0x36));
    }

    [Test]
    public void Desired_bits_are_set_only_where_they_are_allowed()
    {
        Assert.That(ControlCapability.Select(VmxFacts.Capability(0x30), 0x10, 0x60), Is.EqualTo(0x30));
    }

    [Test]
    public void A_control_is_allowed_if_all_its_bits_are()
    {
        Assert.That(ControlCapability.Allows(VmxFacts.Capability(0x30), 0x30), Is.True);
        Assert.That(ControlCapability.Allows(VmxFacts.Capability(0x10), 0x30), Is.False);
    }

    [Test]
    public void CR3_is_the_guests_own_where_the_processor_allows_it()
    {
        uint primary = VmxProcessor.ChooseControls(VmxFacts.Sufficient).Primary;
        Assert.That(primary & (PrimaryControl.Cr3LoadExiting | PrimaryControl.Cr3StoreExiting), Is.Zero);
    }

    [Test]
    public void Interrupts_are_not_acknowledged_at_exits()
    {
        Assert.That(VmxProcessor.ChooseControls(VmxFacts.Sufficient).Exit & ExitControl.AcknowledgeInterrupt, Is.Zero);
    }

    [Test]
    public void Identifiers_are_used_if_their_translations_can_be_dropped()
    {
        VmxProcessorFacts facts = VmxFacts.Sufficient;
        facts.SecondaryControls = VmxFacts.Capability(SecondaryControl.Required | SecondaryControl.Desired);
        Assert.That(VmxProcessor.ChooseControls(facts).Secondary & SecondaryControl.EnableIdentifiers, Is.Zero);

        facts.EptAndIdentifiers |= EptCapability.Invvpid | EptCapability.InvvpidSingleContext;
        Assert.That(VmxProcessor.ChooseControls(facts).Secondary & SecondaryControl.EnableIdentifiers, Is.Not.Zero);
    }

    [Test]
    public void What_is_left_of_the_preemption_timer_is_kept_where_it_runs()
    {
        VmxProcessorFacts facts = VmxFacts.Sufficient;
        facts.ExitControls = VmxFacts.Capability(ExitControl.Required | ExitControl.SavePreemptionTimer);
        Assert.That(VmxProcessor.ChooseControls(facts).Exit & ExitControl.SavePreemptionTimer, Is.Zero);

        facts.PinControls = VmxFacts.Capability(PinControl.Required | PinControl.ActivatePreemptionTimer);
        Assert.That(VmxProcessor.ChooseControls(facts).Exit & ExitControl.SavePreemptionTimer, Is.Not.Zero);
    }

    [TestCase(1_000_000UL, 5, 31_250U)]
    [TestCase(3UL, 5, 1U)]
    [TestCase(ulong.MaxValue, 0, uint.MaxValue)]
    public void The_preemption_timer_gets_a_value_that_it_can_hold(ulong timestamps, int rate, uint expected)
    {
        Assert.That(PreemptionTimer.Ticks(timestamps, rate), Is.EqualTo(expected));
    }
}
