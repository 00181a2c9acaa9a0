// Channel 2 of the programmable interval timer as a clock (Intel 82C54 data sheet).
using CamkesNet.Kernel.Interrupts;
using CamkesNet.Kernel.Processor;

namespace CamkesNet.Kernel.Boot.Processor;

/// <summary>
/// Counts once from the largest value to zero, in 55 ms. Its output then stays high, so that a count that has wrapped
/// around is never taken for one that has not, however long the processor was held up.
/// </summary>
// Sound: the reading is the caller's local variable.
internal static unsafe class IntervalTimer
{
    private const ushort Channel2 = 0x42;
    private const ushort Mode = 0x43;
    private const ushort Gate = 0x61;
    private const byte Channel2CountDown = 0xB0; // channel 2, low then high byte, mode 0
    private const byte LatchChannel2 = 0x80;
    private const byte GateEnable = 0x01;
    private const byte SpeakerEnable = 0x02;
    private const byte Output2 = 0x20;
    private const byte LargestCountByte = 0xFF;
    private const ulong Hertz = 1_193_182;
    private const uint CountMask = 0xFFFF;

    public static ReferenceClock Clock
    {
        get
        {
            ReferenceClock clock = default;
            clock.Hertz = Hertz;
            clock.Mask = CountMask;
            clock.Start = &Start;
            clock.Read = &Read;
            return clock;
        }
    }

    /// <summary>Closes the gate.</summary>
    public static void Stop() => Instructions.PortOut8(Gate, ClosedGate());

    private static void Start()
    {
        uint closed = ClosedGate();
        Instructions.PortOut8(Gate, closed);
        Instructions.PortOut8(Mode, Channel2CountDown);
        Instructions.PortOut8(Channel2, LargestCountByte);
        Instructions.PortOut8(Channel2, LargestCountByte);
        Instructions.PortOut8(Gate, closed | GateEnable);
    }

    private static bool Read(ClockReading* reading)
    {
        reading->Before = Instructions.ReadTimestamp();
        Instructions.PortOut8(Mode, LatchChannel2);
        reading->TimerTicks = LocalApicTimer.CountedTicks;
        reading->After = Instructions.ReadTimestamp();
        uint low = Instructions.PortIn8(Channel2);
        reading->Count = ~(low | (Instructions.PortIn8(Channel2) << 8)) & CountMask;
        return (Instructions.PortIn8(Gate) & Output2) == 0;
    }

    private static uint ClosedGate() => Instructions.PortIn8(Gate) & ~(uint)(GateEnable | SpeakerEnable);
}
