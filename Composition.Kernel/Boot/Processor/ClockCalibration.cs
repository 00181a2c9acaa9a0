// Measures the frequencies of the time-stamp counter and the local APIC's timer.
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>Calibration against channel 2 of the programmable interval timer (Intel 82C54 data sheet).</summary>
internal static class ClockCalibration
{
    private const ushort Channel2 = 0x42;
    private const ushort Mode = 0x43;
    private const ushort Gate = 0x61;
    private const byte Channel2CountDown = 0xB0; // channel 2, low then high byte, mode 0
    private const byte LatchChannel2 = 0x80;
    private const byte GateEnable = 0x01;
    private const byte SpeakerEnable = 0x02;
    private const byte LargestCountByte = 0xFF;

    private const ulong PitHertz = 1_193_182;

    /// <summary>About two milliseconds a window: one tick's error is four hundredths of a per cent.</summary>
    private const uint WindowTicks = 2386;

    /// <summary>Readings of which the quickest is taken as a sample.</summary>
    private const int ReadingsPerSample = 4;

    /// <summary>Pairs of windows until two agree; then the one with the lowest frequency has to do.</summary>
    private const int Attempts = 32;

    /// <summary>Samples without a tick before the timer counts as missing.</summary>
    private const int Patience = 10_000;

    /// <summary>Assumed when there is no timer to measure with.</summary>
    private const ulong FallbackHertz = 1_000_000_000;

    /// <summary>
    /// Measures the frequency if the processor does not report it. The local APIC is already enabled.
    /// </summary>
    public static void Run()
    {
        if (CpuFeatures.TimestampFrequency != 0 && CpuFeatures.HasTscDeadline)
        {
            TimestampClock.Adopt(CpuFeatures.TimestampFrequency, 0, 0);
            return;
        }

        uint gate = Instructions.PortIn8(Gate) & ~(uint)(GateEnable | SpeakerEnable);
        Instructions.PortOut8(Gate, gate);
        Instructions.PortOut8(Mode, Channel2CountDown);
        Instructions.PortOut8(Channel2, LargestCountByte);
        Instructions.PortOut8(Channel2, LargestCountByte);
        LocalApicTimer.StartCounting();
        Instructions.PortOut8(Gate, gate | GateEnable);
        Measure();
        LocalApicTimer.StopCounting();
        Instructions.PortOut8(Gate, gate);
    }

    private static void Measure()
    {
        CalibrationSample first = Take();
        CalibrationSample slowestFirst = first, slowestLast = first;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            bool isCounting = TryTakeAfter(in first, out CalibrationSample middle);
            isCounting &= TryTakeAfter(in middle, out CalibrationSample last);
            if (!isCounting || CalibrationSample.Agree(in first, in middle, in last))
            {
                Set(in first, in last, isCounting);
                return;
            }

            if (slowestFirst.IsFasterThan(in slowestLast, in first, in last, PitHertz))
            {
                slowestFirst = first;
                slowestLast = last;
            }

            first = last;
        }

        Set(in slowestFirst, in slowestLast, isMeasured: true);
    }

    /// <summary>The first sample that is a window behind another. False: the timer does not count.</summary>
    private static bool TryTakeAfter(in CalibrationSample earlier, out CalibrationSample sample)
    {
        sample = earlier;
        for (int i = 0; i < Patience || earlier.IntervalsTo(in sample) != 0; i++)
        {
            sample = Take();
            if (earlier.IntervalsTo(in sample) >= WindowTicks)
            {
                return true;
            }
        }

        return false;
    }

    private static CalibrationSample Take()
    {
        CalibrationSample best = Read();
        for (int i = 1; i < ReadingsPerSample; i++)
        {
            CalibrationSample sample = Read();
            if (sample.Duration < best.Duration)
            {
                best = sample;
            }
        }

        return best;
    }

    private static CalibrationSample Read()
    {
        CalibrationSample sample = default;
        ulong before = Instructions.ReadTimestamp();
        Instructions.PortOut8(Mode, LatchChannel2);
        sample.TimerTicks = LocalApicTimer.CountedTicks;
        sample.Duration = Instructions.ReadTimestamp() - before;
        sample.Timestamp = before + (sample.Duration / 2);
        uint low = Instructions.PortIn8(Channel2);
        sample.IntervalCount = (ushort)(low | (Instructions.PortIn8(Channel2) << 8));
        return sample;
    }

    private static void Set(in CalibrationSample first, in CalibrationSample last, bool isMeasured)
    {
        ulong frequency = CpuFeatures.TimestampFrequency != 0 ? CpuFeatures.TimestampFrequency
            : isMeasured ? first.FrequencyTo(in last, PitHertz)
            : FallbackHertz;
        TimestampClock.Adopt(frequency, last.TimerTicks - first.TimerTicks, last.Timestamp - first.Timestamp);
    }
}
