// The interval timer of a PC. Intel 8254 Programmable Interval Timer datasheet (231164).
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Devices.Pit;

/// <summary>
/// Three counters. The OUT of counter 0 is IRQ 0; counter 2 has its GATE and OUT in system control port B
/// (<see cref="SystemControlPortB"/>).
/// </summary>
/// <remarks>
/// Guests that have no other clock count the interrupts of counter 0. Ticks that fell due while the processor was not
/// run, or before it had taken the last one, are therefore made up for, up to a minute of them.
/// </remarks>
public sealed class Pit8254 : IPortDevice, ITimedDevice, IResettable
{
    /// <summary>The port of counter 0; those of counters 1 and 2 and of the control word follow.</summary>
    public const ushort FirstPort = 0x40;

    /// <summary>How many ports there are.</summary>
    public const int PortCount = 4;

    /// <summary>The clock input: a twelfth of 14.31818 MHz, in Hz.</summary>
    public const ulong Frequency = 1_193_182;

    /// <summary>Its ISA interrupt.</summary>
    public const int Irq = 0;

    private const int ChannelCount = 3;
    private const int InterruptChannel = 0;
    private const int SpeakerChannel = 2;
    private const ushort ControlPort = FirstPort + 3;

    private const ulong LongestDebt = 60 * Frequency;

    // Shorter periods are merged: see TimerLimits.
    private const ulong ShortestCountedPeriod = Frequency / TimerLimits.WakeupsPerSecond;

    // Control word.
    private const int SelectShift = 6;
    private const int SelectReadBack = 3;
    private const int AccessShift = 4;
    private const int AccessMask = 3;
    private const int AccessLatch = 0;
    private const int ModeShift = 1;
    private const int ModeMask = 7;
    private const int BcdMask = 1;

    // Read-back command: the low two are active low.
    private const int ReadBackNoCount = 1 << 5;
    private const int ReadBackNoStatus = 1 << 4;
    private const int ReadBackFirstChannel = 1 << 1;

    private readonly PitChannel[] channels = [new(), new(), new()];
    private readonly InterruptLine interrupt;
    private readonly IClock clock;
    private readonly RateConversion toTicks;
    private readonly ulong shortestPeriod;

    // The next rise of counter 0's OUT, the number of rises that are overdue, and the tick of the next of these.
    private ulong nextRise;
    private ulong owed;
    private ulong makeUpAt;

    /// <summary>Makes an interval timer that is not programmed yet.</summary>
    /// <param name="clock">The guest's time base.</param>
    /// <param name="interrupt">IRQ 0.</param>
    public Pit8254(IClock clock, InterruptLine interrupt)
    {
        this.clock = clock;
        this.interrupt = interrupt;
        toTicks = new RateConversion(clock.Frequency, Frequency);
        shortestPeriod = TimerLimits.ShortestPeriod(clock);
        Reset();
    }

    /// <summary>Puts the timer into a machine.</summary>
    internal static Pit8254 AddTo(PlatformBuilder platform)
    {
        DeviceClaims claims = platform.Add("interval timer");
        Pit8254 timer = new(platform.Services.Clock, claims.Interrupt(Irq));
        claims.Ports(FirstPort, PortCount, timer);
        claims.Deadline(timer);
        claims.Reset(timer);
        return timer;
    }

    /// <summary>OUT of counter 2.</summary>
    public bool SpeakerOutput => channels[SpeakerChannel].Output(Tick);

    /// <summary>GATE of counter 2.</summary>
    public bool SpeakerGate => channels[SpeakerChannel].Gate;

    /// <inheritdoc/>
    public ulong NextDeadline { get; private set; }

    private ulong Tick => toTicks.Convert(clock.Timestamp);

    /// <inheritdoc/>
    public void Reset()
    {
        for (int i = 0; i < ChannelCount; i++)
        {
            channels[i].Reset();
        }

        channels[SpeakerChannel].SetGate(false, Tick);
        interrupt.Lower();
        owed = 0;
        nextRise = PitChannel.Never;
        NextDeadline = DeadlineSet.Never;
    }

    /// <summary>Sets GATE of counter 2.</summary>
    public void SetSpeakerGate(bool gate) => channels[SpeakerChannel].SetGate(gate, Tick);

    /// <inheritdoc/>
    public void Expire(ulong now)
    {
        if (now < NextDeadline)
        {
            return;
        }

        ulong tick = toTicks.Convert(now);
        CountRises(tick);
        if (owed > 0 && !(CountsPeriods && interrupt.IsWaiting))
        {
            // OUT has fallen and risen since the last edge, or has risen for the first time.
            owed--;
            interrupt.Lower();
            interrupt.Raise();
        }

        // Twice in a period: the guest catches up, and does other things as well.
        makeUpAt = tick + Math.Max(1, channels[InterruptChannel].Period / 2);
        Schedule(tick, TimerLimits.SaturatingAdd(now, shortestPeriod));
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width) =>
        port >= ControlPort ? byte.MaxValue : channels[port - FirstPort].Read(Tick);

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        ulong now = clock.Timestamp;
        Expire(now);
        ulong tick = toTicks.Convert(now);
        CountRises(tick);
        if (port >= ControlPort)
        {
            WriteControl((int)value, tick);
        }
        else
        {
            channels[port - FirstPort].WriteCount((byte)value, tick);
            ForgetRises(port - FirstPort);
        }

        if (!channels[InterruptChannel].Output(tick))
        {
            interrupt.Lower();
        }

        Schedule(tick, 0);
    }

    private void WriteControl(int word, ulong tick)
    {
        int select = word >> SelectShift;
        int access = word >> AccessShift & AccessMask;
        if (select == SelectReadBack)
        {
            ReadBack(word, tick);
        }
        else if (access == AccessLatch)
        {
            channels[select].LatchCount(tick);
        }
        else
        {
            channels[select].WriteControl(access, word >> ModeShift & ModeMask, (word & BcdMask) != 0);
            ForgetRises(select);
        }
    }

    private void ReadBack(int word, ulong tick)
    {
        for (int i = 0; i < ChannelCount; i++)
        {
            if ((word & ReadBackFirstChannel << i) == 0)
            {
                continue;
            }

            if ((word & ReadBackNoCount) == 0)
            {
                channels[i].LatchCount(tick);
            }

            if ((word & ReadBackNoStatus) == 0)
            {
                channels[i].LatchStatus(tick);
            }
        }
    }

    private bool CountsPeriods => channels[InterruptChannel].Period >= ShortestCountedPeriod;

    private void CountRises(ulong tick)
    {
        if (tick < nextRise)
        {
            return;
        }

        uint period = channels[InterruptChannel].Period;
        owed = CountsPeriods
            ? Math.Min(owed + 1 + ((tick - nextRise) / period), LongestDebt / period)
            : 1;
        nextRise = channels[InterruptChannel].NextRise(tick);
    }

    // A guest that reprograms its timer restarts the count.
    private void ForgetRises(int channel) => owed = channel == InterruptChannel ? 0 : owed;

    private void Schedule(ulong tick, ulong notBefore)
    {
        nextRise = channels[InterruptChannel].NextRise(tick);
        ulong next = owed > 0 ? Math.Min(nextRise, makeUpAt) : nextRise;
        NextDeadline = next == PitChannel.Never
            ? DeadlineSet.Never
            : Math.Max(toTicks.FirstSourceTick(next), notBefore);
    }
}
