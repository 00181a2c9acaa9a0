// Which frequency is believed.
using CamkesNet.Kernel.Boot.Processor;

namespace CamkesNet.Tests.Boot.Processor;

[TestFixture]
internal sealed class FrequencyChoiceTests
{
    private const ulong True = 2_600_000_000;
    private const ulong False = 83_000_000_000;

    private static readonly FrequencyRange right = new() { Lowest = True - 5_000_000, Highest = True + 5_000_000 };
    private static readonly FrequencyRange exact = new() { Lowest = True - 1_000_000, Highest = True + 1_000_000 };
    private static readonly FrequencyRange wrong = new() { Lowest = 2 * True, Highest = (2 * True) + 1_000_000 };

    private static FrequencyRange Unknown => default;

    [Test]
    public void What_is_reported_is_preferred_to_what_is_measured() =>
        Assert.That(Choose(True + 123, 0, right, exact), Is.EqualTo(True + 123));

    [Test]
    public void What_is_reported_is_believed_without_any_clock() =>
        Assert.That(Choose(True, 0, Unknown, Unknown), Is.EqualTo(True));

    [Test]
    public void One_clock_suffices_to_confirm_what_is_reported() =>
        Assert.That(Choose(True, 0, wrong, right), Is.EqualTo(True));

    [Test]
    public void Two_clocks_that_agree_are_believed_against_what_is_reported() =>
        Assert.That(Choose(2 * True, 0, right, exact), Is.EqualTo(True));

    [Test]
    public void Two_clocks_that_agree_are_believed_against_the_base_frequency_that_an_emulator_imitates() =>
        Assert.That(Choose(50 * True, 50 * True, right, exact), Is.EqualTo(True));

    [Test]
    public void The_more_exact_clock_is_taken() =>
        Assert.That(Choose(0, 0, right, exact), Is.EqualTo(exact.Middle));

    [Test]
    public void One_clock_alone_is_believed_where_nothing_is_reported() =>
        Assert.That(Choose(0, 0, Unknown, right), Is.EqualTo(right.Middle));

    [TestCase(False)]
    [TestCase(900_000UL)]
    public void An_implausible_frequency_is_not_believed(ulong reported) =>
        Assert.That(Choose(reported, 0, Unknown, Unknown), Is.Zero);

    [Test]
    public void A_frequency_far_from_the_processors_base_is_not_believed()
    {
        Assert.That(Choose(True, True / 3, Unknown, Unknown), Is.Zero);
        Assert.That(Choose(0, True * 3, right, Unknown), Is.Zero);
        Assert.That(Choose(True, True - 200_000_000, right, Unknown), Is.EqualTo(True));
    }

    [Test]
    public void Contradictions_are_refused()
    {
        Assert.That(Choose(0, 0, right, wrong), Is.Zero, "two clocks");
        Assert.That(Choose(True, 0, wrong, Unknown), Is.Zero, "what is reported, and the only clock");
        Assert.That(Choose(0, 0, Unknown, Unknown), Is.Zero, "nothing at all");
    }

    private static ulong Choose(ulong reported, ulong nominal, FrequencyRange first, FrequencyRange second) =>
        new FrequencyChoice { Reported = reported, Base = nominal, First = first, Second = second }.Result;
}
