// Which processors run guests by SVM.
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;

namespace CamkesNet.Tests.Boot.Guests;

[TestFixture]
public sealed class SvmProcessorTests
{
    [Test]
    public void A_processor_with_svm_and_nested_paging_is_accepted() =>
        Assert.That(SvmProcessor.Judge(Capable(), vcpus: 1), Is.EqualTo(VirtualizationRefusal.None));

    [Test]
    public void A_processor_without_svm_is_refused()
    {
        SvmProcessorFacts facts = Capable();
        facts.Processor.ExtendedFeatures.Ecx = 0;

        Assert.That(SvmProcessor.Judge(facts, vcpus: 1), Is.EqualTo(VirtualizationRefusal.NoExtension));
    }

    [Test]
    public void Svm_that_the_firmware_has_disabled_is_told_apart_from_no_svm()
    {
        SvmProcessorFacts facts = Capable();
        facts.VirtualMachineControl = 1UL << 4;
        Assert.That(SvmProcessor.Judge(facts, vcpus: 1), Is.EqualTo(VirtualizationRefusal.SvmDisabled));

        facts.Svm.Edx |= SvmFeatures.Lock;
        Assert.That(SvmProcessor.Judge(facts, vcpus: 1), Is.EqualTo(VirtualizationRefusal.SvmLocked));
    }

    [Test]
    public void Svm_without_nested_paging_is_refused()
    {
        SvmProcessorFacts facts = Capable();
        facts.Svm.Edx &= ~SvmFeatures.NestedPaging;

        Assert.That(SvmProcessor.Judge(facts, vcpus: 1), Is.EqualTo(VirtualizationRefusal.SvmWithoutNestedPaging));
    }

    [Test]
    public void Svm_without_an_identifier_for_each_guest_is_refused()
    {
        SvmProcessorFacts facts = Capable();

        Assert.That(SvmProcessor.Judge(facts, facts.Svm.Ebx - 1), Is.EqualTo(VirtualizationRefusal.None));
        Assert.That(
            SvmProcessor.Judge(facts, facts.Svm.Ebx), Is.EqualTo(VirtualizationRefusal.SvmWithoutIdentifiers));
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

    private static SvmProcessorFacts Capable() => new()
    {
        Processor = new ProcessorFeatures
        {
            ExtendedFeatures = new CpuidResult { Ecx = SvmProcessor.SvmFeature },
        },
        Svm = new CpuidResult { Ebx = 16, Edx = SvmFeatures.NestedPaging },
    };
}
