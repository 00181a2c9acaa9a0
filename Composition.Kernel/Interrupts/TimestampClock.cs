// Frequencies of the time-stamp counter and the local APIC's timer.
namespace CamkesNet.Kernel.Interrupts;

/// <summary>What the boot stage has found out (Boot/Processor/ClockCalibration.cs).</summary>
internal static class TimestampClock
{
    private const int FractionBits = 32;

    /// <summary>Timer ticks per time-stamp tick, with 32 bits after the point.</summary>
    private static ulong timerTicksPerTimestamp;

    /// <summary>Hertz of the time-stamp counter.</summary>
    public static ulong Frequency { get; private set; }

    /// <summary>Takes the frequencies over.</summary>
    /// <param name="frequency">Hertz of the time-stamp counter.</param>
    /// <param name="timerTicks">Ticks of the timer in a time.</param>
    /// <param name="timestamps">Ticks of the counter in that time; 0: not known, and taken for as many.</param>
    public static void Adopt(ulong frequency, ulong timerTicks, ulong timestamps)
    {
        Frequency = frequency;
        timerTicksPerTimestamp = timestamps == 0 ? 1UL << FractionBits : (timerTicks << FractionBits) / timestamps;
    }

    /// <summary>Ticks of the local APIC's timer for a distance in time-stamp ticks; 1 to the counter's limit.</summary>
    public static uint ToTimerTicks(ulong timestamps)
    {
        ulong high = Math.BigMul(timestamps, timerTicksPerTimestamp, out ulong low);
        ulong ticks = (high << FractionBits) | (low >> FractionBits);
        return high >> FractionBits != 0 || ticks > uint.MaxValue ? uint.MaxValue : Math.Max((uint)ticks, 1);
    }
}
