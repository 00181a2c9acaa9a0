// Which processors run guests by VMX.
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Boot.Guests;

[TestFixture]
public sealed class VmxProcessorTests
{
    [Test]
    public void A_processor_with_all_that_guests_need_is_taken()
    {
        Assert.That(VmxProcessor.Judge(VmxFacts.Sufficient), Is.EqualTo(VirtualizationRefusal.None));
    }

    [Test]
    public void A_processor_without_VMX_is_refused()
    {
        Assert.That(VmxProcessor.Judge(default), Is.EqualTo(VirtualizationRefusal.NoExtension));
    }

    [Test]
    public void VMX_that_the_firmware_has_locked_off_is_refused()
    {
        VmxProcessorFacts facts = VmxFacts.Sufficient;
        facts.FeatureControl = FeatureControl.Lock;
        Assert.That(VmxProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.VmxLocked));
    }

    [Test]
    public void VMX_that_the_firmware_has_left_open_is_taken()
    {
        VmxProcessorFacts facts = VmxFacts.Sufficient;
        facts.FeatureControl = 0;
        Assert.That(VmxProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.None));
    }

    [Test]
    public void VMX_without_EPT_is_refused()
    {
        VmxProcessorFacts facts = VmxFacts.Sufficient;
        facts.SecondaryControls = 0;
        facts.EptAndIdentifiers = 0;
        Assert.That(VmxProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.VmxWithoutEpt));
    }

    [Test]
    public void EPT_without_unrestricted_guests_is_refused()
    {
        VmxProcessorFacts facts = VmxFacts.Sufficient;
        facts.SecondaryControls =
            VmxFacts.Capability(SecondaryControl.Required & ~SecondaryControl.UnrestrictedGuest);
        Assert.That(VmxProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.VmxWithoutUnrestrictedGuest));
    }

    [TestCase(PinControl.VirtualNonMaskableInterrupts, 0U, 0U, 0U)]
    [TestCase(0U, PrimaryControl.UseTaskPriorityShadow, 0U, 0U)]
    [TestCase(0U, 0U, ExitControl.LoadEfer, 0U)]
    [TestCase(0U, 0U, 0U, EntryControl.LoadPat)]
    public void A_processor_that_lacks_a_control_is_refused(uint pin, uint primary, uint exit, uint entry)
    {
        VmxProcessorFacts facts = VmxFacts.Sufficient;
        facts.PinControls = VmxFacts.Capability(PinControl.Required & ~pin);
        facts.PrimaryControls = VmxFacts.Capability(PrimaryControl.Required & ~primary);
        facts.ExitControls = VmxFacts.Capability(ExitControl.Required & ~exit);
        facts.EntryControls = VmxFacts.Capability(EntryControl.Required & ~entry);
        Assert.That(VmxProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.VmxWithoutControls));
    }

    [Test]
    public void Every_refusal_has_a_sentence()
    {
        foreach (VirtualizationRefusal refusal in Enum.GetValues<VirtualizationRefusal>())
        {
            bool isEmpty = VirtualizationRefusalText.Describe(refusal).IsEmpty;
            Assert.That(isEmpty, Is.EqualTo(refusal == VirtualizationRefusal.None), refusal.ToString());
        }
    }

    [Test]
    public void Unrestricted_guests_may_clear_PE_and_PG_and_nothing_else_that_VMX_keeps_set()
    {
        Assert.That(VmxProcessor.GuestCr0Fixed0(VmxFacts.Sufficient), Is.EqualTo(Cr0.NumericError));
    }
}
