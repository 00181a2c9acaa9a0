// What guests' registers may hold follows from the processor's features.
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Tests.Boot.Guests;

[TestFixture]
public sealed class ProcessorFeaturesTests
{
    [Test]
    public void Guests_may_set_only_what_the_processor_has()
    {
        ProcessorFeatures features = default;
        features.AddressSizes.Eax = 0x3028;
        GuestLimits plain = features.Limits(Xcr0.X87);
        features.StructuredFeatures.Ebx = (1U << 0) | (1U << 7) | (1U << 20);
        features.Features.Ecx = (1U << 17) | (1U << 26);
        features.ExtendedFeatures.Edx = 1U << 20;
        GuestLimits rich = features.Limits(Xcr0.X87);

        Assert.That(plain.PhysicalAddressBits, Is.EqualTo(0x28));
        Assert.That(plain.Cr4, Is.EqualTo(0x7FF));
        Assert.That(plain.Efer, Is.EqualTo(0x501));
        Assert.That(rich.Cr4, Is.EqualTo(0x7FF | (1UL << 16) | (1UL << 17) | (1UL << 18) | (1UL << 20) | (1UL << 21)));
        Assert.That(rich.Efer, Is.EqualTo(0xD01));
    }
}
