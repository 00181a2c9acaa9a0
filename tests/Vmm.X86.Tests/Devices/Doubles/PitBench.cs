// An interval timer with port 61h, a clock that tests move, and a look at its line.
using CamkesNet.Vmm.Devices.Pit;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Tests.Devices;

internal sealed class PitBench
{
    /// <summary>The count for about a hundred ticks a second.</summary>
    public const int Period = 11_932;

    // The time stamps at which ticks begin are not whole numbers: stay within the tick.
    private ulong ticks;

    public PitBench()
    {
        Pit = new Pit8254(Clock, Irq.Line);
        PortB = new SystemControlPortB(Pit, Clock);
        Clock.Timestamp = 0;
    }

    public ManualClock Clock { get; } = new();

    public LineProbe Irq { get; } = new();

    public Pit8254 Pit { get; }

    public SystemControlPortB PortB { get; }

    /// <summary>The output of counter 2.</summary>
    public int Output() => (int)(PortB.Read(0x61, 1) >> 5 & 1);

    /// <summary>Writes a control word and a count.</summary>
    public void Program(int counter, int control, int count)
    {
        Out(0x43, control);
        Count(counter, count);
    }

    /// <summary>Writes a count, low byte first.</summary>
    public void Count(int counter, int count)
    {
        Out(0x40 + counter, count & 0xFF);
        Out(0x40 + counter, count >> 8);
    }

    /// <summary>Ticks of the timer pass, and it is called at its deadlines.</summary>
    public void Ticks(ulong count)
    {
        ulong end = ticks + count;
        while (Pit.NextDeadline <= At(end))
        {
            Clock.Timestamp = Pit.NextDeadline;
            Pit.Expire(Clock.Timestamp);
        }

        ticks = end;
        Clock.Timestamp = At(ticks);
    }

    /// <summary>Time passes, by <see cref="Period"/>, without a call at the deadlines, and then there is one.</summary>
    public void OversleepPeriods(ulong count)
    {
        ticks += count * Period;
        Clock.Timestamp = At(ticks);
        Pit.Expire(Clock.Timestamp);
    }

    private ulong At(ulong tick) =>
        new RateConversion(Clock.Frequency, Pit8254.Frequency).FirstSourceTick(tick);

    public int In(int port) => (int)Pit.Read((ushort)port, 1) & 0xFF;

    public void Out(int port, int value) => Pit.Write((ushort)port, 1, (byte)value);
}
