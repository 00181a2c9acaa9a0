// Segment attributes between the VMCS and monitors.
using CamkesNet.Abi;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Virtualization.Vmx;

[TestFixture]
public sealed class SegmentAccessRightsTests
{
    [Test]
    public void A_64_bit_code_segment_has_the_same_flags_four_bits_higher()
    {
        SegmentRegister code = new() { Attributes = 0xA9B, Limit = uint.MaxValue };
        Assert.That(SegmentAccessRights.FromSegment(code), Is.EqualTo(0xA09B));
    }

    [TestCase(0xA9B, 0xFFFF_FFFFU)]
    [TestCase(0xC93, 0xFFFF_FFFFU)]
    [TestCase(0x093, 0xFFFFU)]
    [TestCase(0xCF3, 0xFFFF_FFFFU)]
    public void Attributes_survive_the_way_there_and_back(int attributes, uint limit)
    {
        SegmentRegister segment = new() { Attributes = (ushort)attributes, Limit = limit };
        ushort back = SegmentAccessRights.ToAttributes(SegmentAccessRights.FromSegment(segment));
        Assert.That(back, Is.EqualTo(attributes));
    }

    [Test]
    public void A_segment_that_is_not_present_is_unusable_and_keeps_its_privilege()
    {
        SegmentRegister segment = new() { Attributes = 0x060 };
        uint rights = SegmentAccessRights.FromSegment(segment);
        Assert.That(rights, Is.EqualTo(SegmentAccessRights.Unusable | 0x60));
        Assert.That(SegmentAccessRights.ToAttributes(rights), Is.EqualTo(0x60));
    }

    [Test]
    public void What_the_processor_leaves_in_an_unusable_segment_is_not_shown()
    {
        Assert.That(SegmentAccessRights.ToAttributes(SegmentAccessRights.Unusable | 0xC093), Is.Zero);
    }

    [Test]
    public void A_loaded_segment_counts_as_accessed()
    {
        SegmentRegister segment = new() { Attributes = 0x092, Limit = 0xFFFF };
        Assert.That(SegmentAccessRights.FromSegment(segment), Is.EqualTo(0x93));
    }

    [TestCase(0x089, 0x8B)]
    [TestCase(0x08B, 0x8B)]
    [TestCase(0x081, 0x83)]
    public void A_loaded_task_counts_as_busy(int attributes, int expected)
    {
        SegmentRegister segment = new() { Attributes = (ushort)attributes, Limit = 0x67 };
        Assert.That(SegmentAccessRights.FromTaskRegister(segment), Is.EqualTo(expected));
    }

    [TestCase(0x1234U, true, false)]
    [TestCase(0xFFFF_FFFFU, false, true)]
    [TestCase(0xFFFFU, true, true)]
    [TestCase(0xFFFFU, false, false)]
    public void Granularity_follows_the_attributes_unless_the_limit_does_not_allow_it(
        uint limit, bool saysPages, bool isPages)
    {
        const int Granularity = 0x800;
        SegmentRegister segment = new() { Attributes = (ushort)(0x93 | (saysPages ? Granularity : 0)), Limit = limit };
        bool result = (SegmentAccessRights.FromSegment(segment) & SegmentAccessRights.Granularity) != 0;
        Assert.That(result, Is.EqualTo(isPages));
    }
}
