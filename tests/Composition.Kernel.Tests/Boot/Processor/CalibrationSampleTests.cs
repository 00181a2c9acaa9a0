// The frequencies that samples of the clocks give, also if the processor was delayed between them.
using CamkesNet.Kernel.Boot.Processor;

namespace CamkesNet.Tests.Boot.Processor;

internal sealed class CalibrationSampleTests
{
    private const ulong PitHertz = 1_193_182;
    private const ulong Hertz = 2_500_000_000;
    private const ushort Window = 2386;

    [Test]
    public void Two_samples_tell_the_frequency()
    {
        CalibrationSample first = At(0), last = At(2 * Window);
        Assert.That(first.FrequencyTo(in last, PitHertz), Is.EqualTo(Hertz).Within(Hertz / 1000));
    }

    [Test]
    public void The_interval_timer_may_wrap_between_samples()
    {
        CalibrationSample first = At(65_000), last = At(65_000 + Window);
        Assert.That(first.IntervalsTo(in last), Is.EqualTo(Window));
        Assert.That(first.FrequencyTo(in last, PitHertz), Is.EqualTo(Hertz).Within(Hertz / 1000));
    }

    [Test]
    public void Windows_of_a_steady_clock_agree_whatever_their_lengths() =>
        Assert.That(CalibrationSample.Agree(At(0), At(Window), At(5 * Window)), Is.True);

    [Test]
    public void A_window_in_which_the_interval_timer_wrapped_unseen_agrees_with_no_other() =>
        Assert.That(CalibrationSample.Agree(At(0), At(Window), At(Window + 65_536 + Window)), Is.False);

    [Test]
    public void A_sample_whose_time_stamp_is_late_makes_its_windows_disagree()
    {
        CalibrationSample late = At(Window);
        late.Timestamp += Hertz / 1000;
        Assert.That(CalibrationSample.Agree(At(0), late, At(2 * Window)), Is.False);
    }

    [Test]
    public void Of_windows_that_were_held_up_the_lowest_frequency_is_kept()
    {
        CalibrationSample none = At(0), first = At(Window), torn = At(Window + 65_536 + Window), last = At(3 * Window);
        Assert.Multiple(() =>
        {
            Assert.That(none.IsFasterThan(in none, in first, in torn, PitHertz), Is.True, "the first one is taken");
            Assert.That(first.IsFasterThan(in torn, in first, in last, PitHertz), Is.True, "a lower one is better");
            Assert.That(first.IsFasterThan(in last, in first, in torn, PitHertz), Is.False, "a higher one is not");
            Assert.That(first.IsFasterThan(in last, in none, in none, PitHertz), Is.False, "an empty one is none");
        });
    }

    [Test]
    public void No_time_between_samples_is_no_frequency() =>
        Assert.That(At(5).FrequencyTo(At(5), PitHertz), Is.Zero);

    /// <summary>A sample taken when the interval timer has counted so many ticks from zero downwards.</summary>
    private static CalibrationSample At(uint intervals) => new()
    {
        Timestamp = 1_000_000 + (intervals * Hertz / PitHertz),
        IntervalCount = unchecked((ushort)-intervals),
    };
}
