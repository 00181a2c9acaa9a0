// Frequency of the time-stamp counter, from what the machine reports and what its other clocks show.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Log;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>Two clocks of known frequency: the programmable interval timer and the power management timer.</summary>
// Sound: readers get the addresses of local variables, which outlive the call.
internal static unsafe class ClockCalibration
{
    /// <summary>The power management timer (ACPI Specification 6.5, 4.8.3.3): 24 bits, at its port.</summary>
    private const ulong PowerTimerHertz = 3_579_545;
    private const uint PowerTimerMask = 0xFF_FFFF;

    private static ushort powerTimerPort;

    /// <summary>Takes over where the power management timer is (MachineDiscovery.cs); 0: there is none.</summary>
    public static void UsePowerTimer(ushort port) => powerTimerPort = port;

    /// <summary>Determines the frequency, or stops the machine. The local APIC is already enabled.</summary>
    public static void Run()
    {
        var report = TimestampReport.Read(&ReadLeaf);
        FrequencyChoice choice = default;
        choice.Base = report.Base;
        choice.Reported = report.Frequency == 0 && report.HasKvmClock ? KvmClock.ReadFrequency() : report.Frequency;
        LocalApicTimer.StartCounting();
        ReferenceClock interval = IntervalTimer.Clock;
        choice.First = ClockMeasurement.Run(in interval, out ClockReading first, out ClockReading last);
        IntervalTimer.Stop();
        if (powerTimerPort != 0)
        {
            ReferenceClock power = default;
            power.Hertz = PowerTimerHertz;
            power.Mask = PowerTimerMask;
            power.Start = &StartPowerTimer;
            power.Read = &ReadPowerTimer;
            choice.Second = ClockMeasurement.Run(in power, out ClockReading powerFirst, out ClockReading powerLast);
            if (!choice.First.IsKnown)
            {
                first = powerFirst;
                last = powerLast;
            }
        }

        LocalApicTimer.StopCounting();
        ulong frequency = choice.Result;
        if (frequency == 0)
        {
            KernelPanic.Stop(
                "CN3009 the frequency of the time-stamp counter is unknown: the clocks of this machine do not count, "u8
                    + "or contradict each other"u8);
        }

        TimestampClock.Adopt(frequency, last.TimerTicks - first.TimerTicks, last.Before - first.Before);
    }

    private static void ReadLeaf(uint leaf, CpuidResult* result) => Instructions.Cpuid(leaf, 0, result);

    /// <summary>It counts always.</summary>
    private static void StartPowerTimer()
    {
    }

    private static bool ReadPowerTimer(ClockReading* reading)
    {
        reading->Before = Instructions.ReadTimestamp();
        reading->Count = Instructions.PortIn32(powerTimerPort);
        reading->TimerTicks = LocalApicTimer.CountedTicks;
        reading->After = Instructions.ReadTimestamp();
        return true;
    }
}
