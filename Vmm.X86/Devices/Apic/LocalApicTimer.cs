// The local APIC's timer. Intel SDM vol. 3A, "APIC Timer" and "TSC-Deadline Mode".
using CamkesNet.Vmm.Time;
using static CamkesNet.Vmm.Devices.Apic.LocalApicRegisters;

namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>Counts at <see cref="Frequency"/> divided by the divide register. It says when it fires, not how.</summary>
internal sealed class LocalApicTimer(IClock clock)
{
    /// <summary>The bus clock that the count is derived from: one tick a nanosecond.</summary>
    public const ulong Frequency = 1_000_000_000;

    private readonly RateConversion toBusTicks = new(clock.Frequency, Frequency);
    private readonly ulong shortestPeriod = TimerLimits.ShortestPeriod(clock);
    private LocalApicTimerState state;

    /// <summary>The LVT timer entry.</summary>
    public uint Lvt => state.Lvt;

    /// <summary>Whether expiry causes an interrupt.</summary>
    public bool IsMasked => (state.Lvt & LvtMasked) != 0;

    /// <summary>The initial count register.</summary>
    public uint InitialCount => state.InitialCount;

    /// <summary>The divide configuration register.</summary>
    public uint Divide => state.Divide;

    /// <summary>IA32_TSC_DEADLINE; reads 0 outside TSC-deadline mode.</summary>
    public ulong TscDeadline => Mode == LocalApicTimerMode.TscDeadline ? state.TscDeadline : 0;

    /// <summary>When the timer fires next; a masked timer fires unseen, so it needs no call.</summary>
    public ulong NextDeadline => IsMasked ? DeadlineSet.Never : state.Deadline;

    /// <summary>The current count register.</summary>
    public uint CurrentCount => Mode is LocalApicTimerMode.OneShot or LocalApicTimerMode.Periodic
        ? CountAt(toBusTicks.Convert(clock.Timestamp))
        : 0;

    private LocalApicTimerMode Mode => (LocalApicTimerMode)(state.Lvt >> LvtTimerModeShift & LvtTimerModeMask);

    // Bits 3, 1, 0 form n; the clock is divided by 2^((n + 1) mod 8).
    private int DivideShift => (int)(((state.Divide & 3) | (state.Divide >> 1 & 4)) + 1) & 7;

    /// <summary>Goes to the state after reset: stopped and masked.</summary>
    public void Reset()
    {
        state = default;
        state.Lvt = LvtMasked;
        state.Deadline = DeadlineSet.Never;
    }

    /// <summary>Catches up with the clock. True: the timer has fired since, once or more, unmasked.</summary>
    public bool Advance(ulong now)
    {
        if (now < state.Deadline)
        {
            return false;
        }

        ulong tick = toBusTicks.Convert(now);
        if (Mode == LocalApicTimerMode.Periodic && state.InitialCount != 0)
        {
            // Periods that were missed are merged into one interrupt, as a set IRR bit would do.
            state.StartCount = CountAt(tick);
            state.StartTick = tick - TicksIntoCount(tick);
            ScheduleCount(now + shortestPeriod);
        }
        else
        {
            state.StartCount = 0;
            state.TscDeadline = 0;
            state.Deadline = DeadlineSet.Never;
        }

        return !IsMasked;
    }

    /// <summary>Writes the LVT entry; the timer has been advanced to now.</summary>
    public void WriteLvt(uint value, ulong now)
    {
        LocalApicTimerMode before = Mode;
        uint count = CurrentCount;
        state.Lvt = value;
        bool wasDeadline = before == LocalApicTimerMode.TscDeadline;
        if (wasDeadline != (Mode == LocalApicTimerMode.TscDeadline))
        {
            // "A write to the LVT Timer Register that changes the timer mode disarms the local APIC timer."
            state.InitialCount = 0;
            state.StartCount = 0;
            state.TscDeadline = 0;
            state.Deadline = DeadlineSet.Never;
        }
        else if (before != Mode)
        {
            Restart(count, now);
        }
    }

    /// <summary>Writes the initial count register and starts the count; ignored in TSC-deadline mode.</summary>
    public void WriteInitialCount(uint value, ulong now)
    {
        if (Mode != LocalApicTimerMode.TscDeadline)
        {
            state.InitialCount = value;
            Restart(value, now);
        }
    }

    /// <summary>Writes the divide configuration register; a running count continues from its current value.</summary>
    public void WriteDivide(uint value, ulong now)
    {
        uint count = CurrentCount;
        state.Divide = value & DivideWritable;
        if (Mode is LocalApicTimerMode.OneShot or LocalApicTimerMode.Periodic)
        {
            Restart(count, now);
        }
    }

    /// <summary>Writes IA32_TSC_DEADLINE: 0 disarms; ignored outside TSC-deadline mode.</summary>
    public void WriteTscDeadline(ulong value)
    {
        if (Mode == LocalApicTimerMode.TscDeadline)
        {
            state.TscDeadline = value;
            state.Deadline = value == 0 ? DeadlineSet.Never : value;
        }
    }

    private void Restart(uint count, ulong now)
    {
        state.StartCount = count;
        state.StartTick = toBusTicks.Convert(now);
        ScheduleCount(0);
    }

    // The count reaches zero StartCount × divisor bus ticks after StartTick.
    private void ScheduleCount(ulong notBefore)
    {
        ulong ticks = (ulong)state.StartCount << DivideShift;
        ulong zero = toBusTicks.FirstSourceTick(TimerLimits.SaturatingAdd(state.StartTick, ticks));
        state.Deadline = state.StartCount == 0 ? DeadlineSet.Never : Math.Max(zero, notBefore);
    }

    private uint CountAt(ulong tick)
    {
        ulong elapsed = (tick - state.StartTick) >> DivideShift;
        if (elapsed < state.StartCount)
        {
            return (uint)(state.StartCount - elapsed);
        }

        bool starts = Mode == LocalApicTimerMode.Periodic && state.InitialCount != 0 && state.StartCount != 0;
        return starts ? (uint)(state.InitialCount - (elapsed - state.StartCount) % state.InitialCount) : 0;
    }

    private ulong TicksIntoCount(ulong tick) => (tick - state.StartTick) & ((1UL << DivideShift) - 1);
}
