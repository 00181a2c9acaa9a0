// Rounding to powers of two, and where numbers end.
using CamkesNet.Build;

namespace CamkesNet.Tests;

internal sealed class AlignmentTests
{
    [TestCase(0UL, 4096UL, 0UL)]
    [TestCase(1UL, 4096UL, 4096UL)]
    [TestCase(4096UL, 4096UL, 4096UL)]
    [TestCase(4097UL, 4096UL, 8192UL)]
    [TestCase(5UL, 1UL, 5UL)]
    [TestCase(ulong.MaxValue - 4095, 4096UL, ulong.MaxValue - 4095)]
    public void A_value_is_rounded_up_to_the_next_multiple(ulong value, ulong unit, ulong rounded) =>
        Assert.That(Alignment.RoundUp(value, unit), Is.EqualTo(rounded));

    [TestCase(9, 8, 16)]
    [TestCase(int.MaxValue - 7, 8, int.MaxValue - 7)]
    public void An_offset_in_a_file_is_rounded_too(int value, int unit, int rounded) =>
        Assert.That(Alignment.RoundUp(value, unit), Is.EqualTo(rounded));

    [Test]
    public void What_has_no_multiple_above_it_is_refused()
    {
        Assert.That(() => Alignment.RoundUp(ulong.MaxValue - 4094, 4096UL), Throws.TypeOf<OverflowException>());
        Assert.That(() => Alignment.RoundUp(int.MaxValue, 8), Throws.TypeOf<OverflowException>());
    }
}
