// Frequencies of the time-stamp counter and the local APIC's timer.
namespace CamkesNet.Kernel;

/// <summary>Calibration against channel 2 of the programmable interval timer (Intel 82C54 data sheet).</summary>
internal static class TimestampClock
{
    private const ushort Channel2 = 0x42;
    private const ushort Mode = 0x43;
    private const ushort Gate = 0x61;
    private const byte Channel2OneShot = 0xB0; // channel 2, low then high byte, mode 0: output rises at the end
    private const byte GateEnable = 0x01;
    private const byte SpeakerEnable = 0x02;
    private const byte Output = 0x20;

    private const ulong PitHertz = 1_193_182;

    /// <summary>
    /// About two milliseconds: the error of a port access at either end is below a tenth of a per cent.
    /// </summary>
    private const uint WindowTicks = 2386;

    /// <summary>Reads of the port before the timer counts as missing: some 100 ms on hardware.</summary>
    private const int PatienceInReads = 100_000;

    /// <summary>Assumed when there is no timer to measure with.</summary>
    private const ulong FallbackHertz = 1_000_000_000;

    private const int FractionBits = 32;

    /// <summary>Timer ticks per time-stamp tick, with 32 bits after the point.</summary>
    private static ulong timerTicksPerTimestamp;

    /// <summary>Hertz of the time-stamp counter.</summary>
    public static ulong Frequency { get; private set; }

    /// <summary>Measures what the processor does not tell. The local APIC is enabled already.</summary>
    public static void Calibrate()
    {
        Frequency = CpuFeatures.TimestampFrequency;
        if (Frequency != 0 && CpuFeatures.HasTscDeadline)
        {
            return;
        }

        uint gate = Instructions.PortIn8(Gate) & ~(uint)(GateEnable | SpeakerEnable);
        Instructions.PortOut8(Gate, gate);
        Instructions.PortOut8(Mode, Channel2OneShot);
        Instructions.PortOut8(Channel2, WindowTicks & 0xFF);
        Instructions.PortOut8(Channel2, WindowTicks >> 8);
        LocalApicTimer.StartCounting();
        ulong start = Instructions.ReadTimestamp();
        Instructions.PortOut8(Gate, gate | GateEnable);
        int reads = 0;
        while ((Instructions.PortIn8(Gate) & Output) == 0 && reads < PatienceInReads)
        {
            reads++;
        }

        ulong timestamps = Instructions.ReadTimestamp() - start;
        uint ticks = LocalApicTimer.StopCounting();
        Instructions.PortOut8(Gate, gate);
        Set(timestamps, ticks, measured: reads < PatienceInReads);
    }

    /// <summary>Ticks of the local APIC's timer for a distance in time-stamp ticks; 1 to the counter's limit.</summary>
    public static uint ToTimerTicks(ulong timestamps)
    {
        ulong high = Math.BigMul(timestamps, timerTicksPerTimestamp, out ulong low);
        ulong ticks = (high << FractionBits) | (low >> FractionBits);
        return high >> FractionBits != 0 || ticks > uint.MaxValue ? uint.MaxValue : Math.Max((uint)ticks, 1);
    }

    private static void Set(ulong timestamps, uint ticks, bool measured)
    {
        timerTicksPerTimestamp = timestamps == 0 ? 1UL << FractionBits : ((ulong)ticks << FractionBits) / timestamps;
        if (Frequency == 0)
        {
            Frequency = measured ? timestamps * PitHertz / WindowTicks : FallbackHertz;
        }
    }
}
