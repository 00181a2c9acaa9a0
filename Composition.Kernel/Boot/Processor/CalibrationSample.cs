// One simultaneous reading of the compared clocks, and the frequencies that two or three readings give.
namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>
/// The time-stamp counter, the local APIC's timer and the programmable interval timer, read in one go. A hypervisor
/// below may hold this processor up between any two reads, for longer than a whole window.
/// </summary>
internal struct CalibrationSample
{
    /// <summary>Two windows agree when their frequencies differ by less than one part in this.</summary>
    private const ulong AgreementDivisor = 256;

    /// <summary>The time-stamp counter half-way through the reading.</summary>
    public ulong Timestamp;

    /// <summary>Time-stamp ticks from before to after the reading: the smaller, the better the sample.</summary>
    public ulong Duration;

    /// <summary>Ticks of the local APIC's timer since it was started.</summary>
    public uint TimerTicks;

    /// <summary>The programmable interval timer's count, which decreases and wraps at 16 bits.</summary>
    public ushort IntervalCount;

    /// <summary>Ticks of the programmable interval timer from this sample to a later one, modulo 65,536.</summary>
    public readonly uint IntervalsTo(in CalibrationSample later) => (ushort)(IntervalCount - later.IntervalCount);

    /// <summary>
    /// The time-stamp counter's frequency between this sample and a later one, in hertz; 0: no time passed.
    /// </summary>
    public readonly ulong FrequencyTo(in CalibrationSample later, ulong intervalHertz)
    {
        uint intervals = IntervalsTo(in later);
        return intervals == 0 ? 0 : (later.Timestamp - Timestamp) * intervalHertz / intervals;
    }

    /// <summary>
    /// Whether the window from <paramref name="first"/> to <paramref name="last"/> gives a lower frequency than the one
    /// from this sample to <paramref name="ownLast"/>. Where none agree, the lowest is nearest to the truth: while the
    /// processor is held up the interval timer wraps unseen, and the frequency seems higher.
    /// </summary>
    public readonly bool IsFasterThan(
        in CalibrationSample ownLast, in CalibrationSample first, in CalibrationSample last, ulong intervalHertz)
    {
        ulong other = first.FrequencyTo(in last, intervalHertz);
        ulong own = FrequencyTo(in ownLast, intervalHertz);
        return other != 0 && (own == 0 || other < own);
    }

    /// <summary>
    /// True when the window from <paramref name="first"/> to <paramref name="middle"/> and that from there to
    /// <paramref name="last"/> give the same frequency: neither was disturbed by a delay.
    /// </summary>
    public static bool Agree(in CalibrationSample first, in CalibrationSample middle, in CalibrationSample last)
    {
        ulong before = (middle.Timestamp - first.Timestamp) * middle.IntervalsTo(in last);
        ulong after = (last.Timestamp - middle.Timestamp) * first.IntervalsTo(in middle);
        ulong difference = before > after ? before - after : after - before;
        return difference < before / AgreementDivisor;
    }
}
