using System.Text;
using CamkesNet.Kernel;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed class SvmProcessorTests
{
    [Test]
    public void A_processor_with_svm_and_nested_paging_is_accepted() =>
        Assert.That(SvmProcessor.Judge(Capable()), Is.EqualTo(VirtualizationRefusal.None));

    [Test]
    public void A_processor_without_svm_is_refused()
    {
        SvmProcessorFacts facts = Capable();
        facts.ExtendedFeatures.Ecx = 0;

        Assert.That(SvmProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.NoExtension));
    }

    [Test]
    public void Svm_that_the_firmware_has_disabled_is_told_apart_from_no_svm()
    {
        SvmProcessorFacts facts = Capable();
        facts.VirtualMachineControl = 1UL << 4;
        Assert.That(SvmProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.SvmDisabled));

        facts.Svm.Edx |= SvmFeatures.Lock;
        Assert.That(SvmProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.SvmLocked));
    }

    [Test]
    public void Svm_without_nested_paging_is_refused()
    {
        SvmProcessorFacts facts = Capable();
        facts.Svm.Edx &= ~SvmFeatures.NestedPaging;

        Assert.That(SvmProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.SvmWithoutNestedPaging));
    }

    [Test]
    public void Svm_without_an_identifier_for_guests_is_refused()
    {
        SvmProcessorFacts facts = Capable();
        facts.Svm.Ebx = 1;

        Assert.That(SvmProcessor.Judge(facts), Is.EqualTo(VirtualizationRefusal.SvmWithoutIdentifiers));
    }

    [Test]
    public void Every_refusal_has_a_sentence_of_its_own()
    {
        var sentences = new HashSet<string>();
        foreach (VirtualizationRefusal refusal in Enum.GetValues<VirtualizationRefusal>())
        {
            string sentence = Encoding.UTF8.GetString(VirtualizationRefusalText.Describe(refusal));
            Assert.That(sentence.Length == 0, Is.EqualTo(refusal == VirtualizationRefusal.None), refusal.ToString());
            Assert.That(sentences.Add(sentence), Is.True, refusal.ToString());
        }
    }

    [Test]
    public void Guests_may_set_only_what_the_processor_has()
    {
        SvmProcessorFacts facts = Capable();
        facts.AddressSizes.Eax = 0x3028;
        GuestLimits plain = SvmProcessor.Limits(facts, GuestXcr0.X87);
        facts.StructuredFeatures.Ebx = (1U << 0) | (1U << 7) | (1U << 20);
        facts.Features.Ecx = (1U << 17) | (1U << 26);
        facts.ExtendedFeatures.Edx = 1U << 20;
        GuestLimits rich = SvmProcessor.Limits(facts, GuestXcr0.X87);

        Assert.That(plain.PhysicalAddressBits, Is.EqualTo(0x28));
        Assert.That(plain.Cr4, Is.EqualTo(0x7FF));
        Assert.That(plain.Efer, Is.EqualTo(0x501));
        Assert.That(rich.Cr4, Is.EqualTo(0x7FF | (1UL << 16) | (1UL << 17) | (1UL << 18) | (1UL << 20) | (1UL << 21)));
        Assert.That(rich.Efer, Is.EqualTo(0xD01));
    }

    private static SvmProcessorFacts Capable() => new()
    {
        ExtendedFeatures = new CpuidResult { Ecx = SvmProcessor.SvmFeature },
        Svm = new CpuidResult { Ebx = 16, Edx = SvmFeatures.NestedPaging },
    };
}
