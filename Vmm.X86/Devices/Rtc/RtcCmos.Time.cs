// How the clock's registers, flags and deadlines follow from the time.
using CamkesNet.Vmm.Time;
using static CamkesNet.Vmm.Devices.Rtc.RtcRegisters;

namespace CamkesNet.Vmm.Devices.Rtc;

public sealed partial class RtcCmos
{
    private const int HoursPerHalfDay = 12;
    private const int YearsPerCentury = 100;
    private const int SecondsPerMinute = 60;
    private const int MinutesPerHour = 60;
    private const int HoursPerDay = 24;
    private const int AnyField = -1;
    private const int InvalidField = -2;
    private const ulong NoAlarm = ulong.MaxValue;

    private bool IsStopped =>
        (state.RegisterB & SetMode) != 0 || (state.RegisterA & DividerResetBits) == DividerResetBits;

    // Ticks of the oscillator between two periodic interrupts; 0: none.
    private ulong PeriodicTicks
    {
        get
        {
            int rate = state.RegisterA & RateMask;
            int regular = rate is > 0 and < FirstRegularRate ? rate + RateAlias : rate;
            return regular == 0 ? 0 : 1UL << (regular - 1);
        }
    }

    private ulong WallNanoseconds(ulong now) => wallClockAtStart + toNanoseconds.Convert(now);

    private ulong SecondAt(ulong now) => WallNanoseconds(now) / NanosecondsPerSecond + state.OffsetSeconds;

    private bool IsUpdateNear(ulong now) => !IsStopped
        && WallNanoseconds(now) % NanosecondsPerSecond >= NanosecondsPerSecond - UpdateNotice;

    // Sets the flags of everything that has happened since the last time.
    private void Settle(ulong now)
    {
        ulong second = SecondAt(now);
        ulong tick = toOscillator.Convert(now);
        ulong period = PeriodicTicks;
        if (period != 0 && tick / period != state.SettledTick / period)
        {
            state.Flags |= PeriodicEnable;
        }

        if (!IsStopped && second > state.SettledSecond)
        {
            state.Flags |= UpdateEnable;
            ulong alarm = SecondsToAlarm(state.SettledSecond);
            if (alarm <= second - state.SettledSecond)
            {
                state.Flags |= AlarmEnable;
            }
        }

        state.SettledTick = tick;
        state.SettledSecond = second;
    }

    private void Schedule(ulong now)
    {
        ulong deadline = DeadlineSet.Never;
        byte enabled = (byte)(state.RegisterB & ~state.Flags);
        ulong period = PeriodicTicks;
        if ((enabled & PeriodicEnable) != 0 && period != 0)
        {
            deadline = toOscillator.FirstSourceTick((state.SettledTick / period + 1) * period);
        }

        ulong seconds = IsStopped ? NoAlarm
            : (enabled & UpdateEnable) != 0 ? 1
            : (enabled & AlarmEnable) != 0 ? SecondsToAlarm(state.SettledSecond)
            : NoAlarm;
        if (seconds != NoAlarm)
        {
            ulong wall = WallNanoseconds(now);
            ulong nanoseconds = seconds * NanosecondsPerSecond - wall % NanosecondsPerSecond;
            ulong due = TimerLimits.SaturatingAdd(toNanoseconds.Convert(now), nanoseconds);
            deadline = Math.Min(deadline, toNanoseconds.FirstSourceTick(due));
        }

        NextDeadline = Math.Max(deadline, TimerLimits.SaturatingAdd(now, 1));
    }

    // How many seconds after a given one the alarm registers match next. Every valid alarm matches within a day,
    // and every matching hour but the first one has a match: at most 25 hours and 120 minutes are looked at.
    private ulong SecondsToAlarm(ulong from)
    {
        int start = (int)((from + 1) % CalendarTime.SecondsPerDay);
        int wantedSecond = AlarmField(memory[SecondsAlarm], SecondsPerMinute);
        int wantedMinute = AlarmField(memory[MinutesAlarm], MinutesPerHour);
        int wantedHour = AlarmHour(memory[HoursAlarm]);
        if (wantedSecond == InvalidField || wantedMinute == InvalidField || wantedHour == InvalidField)
        {
            return NoAlarm;
        }

        int startMinute = start / SecondsPerMinute;
        int lastHour = startMinute / MinutesPerHour + HoursPerDay;
        for (int hour = startMinute / MinutesPerHour; hour <= lastHour; hour++)
        {
            for (int i = 0; i < MinutesPerHour && Matches(wantedHour, hour % HoursPerDay); i++)
            {
                int minute = hour * MinutesPerHour + i;
                int earliest = minute == startMinute ? start % SecondsPerMinute : 0;
                int second = wantedSecond == AnyField ? earliest : wantedSecond;
                if (minute >= startMinute && second >= earliest && Matches(wantedMinute, i))
                {
                    return (ulong)(minute * SecondsPerMinute + second - start + 1);
                }
            }
        }

        return NoAlarm;
    }

    private static bool Matches(int wanted, int value) => wanted == AnyField || wanted == value;

    private int AlarmField(byte value, int limit)
    {
        if ((value & AlarmDontCare) == AlarmDontCare)
        {
            return AnyField;
        }

        int decoded = Decode(value);
        return decoded < limit ? decoded : InvalidField;
    }

    private int AlarmHour(byte value) => (value & AlarmDontCare) == AlarmDontCare ? AnyField
        : DecodeHour(value) is < HoursPerDay and int hour ? hour : InvalidField;

    private void RefreshTime(ulong now)
    {
        if (IsStopped)
        {
            return;
        }

        var time = CalendarTime.FromUnixSeconds(SecondAt(now));
        memory[Seconds] = Encode(time.Second);
        memory[Minutes] = Encode(time.Minute);
        memory[Hours] = EncodeHour(time.Hour);
        memory[Weekday] = Encode(time.Weekday);
        memory[Day] = Encode(time.Day);
        memory[Month] = Encode(time.Month);
        memory[Year] = Encode(time.Year % YearsPerCentury);

        // The century is a byte of plain memory that firmware keeps in BCD.
        memory[Century] = ToBcd(time.Year / YearsPerCentury);
    }

    // Makes the time that the registers hold the guest's time. Impossible dates become later possible ones.
    private void AdoptTime(ulong now)
    {
        if (IsStopped)
        {
            return;
        }

        var time = new CalendarTime
        {
            Second = Decode(memory[Seconds]),
            Minute = Decode(memory[Minutes]),
            Hour = DecodeHour(memory[Hours]),
            Day = Decode(memory[Day]),
            Month = Decode(memory[Month]),
            Year = FromBcd(memory[Century]) * YearsPerCentury + Decode(memory[Year]),
        };
        state.OffsetSeconds = time.ToUnixSeconds() - WallNanoseconds(now) / NanosecondsPerSecond;
        state.SettledSecond = SecondAt(now);
    }

    private byte Encode(int value) => (state.RegisterB & Binary) != 0 ? (byte)value : ToBcd(value);

    private int Decode(byte value) => (state.RegisterB & Binary) != 0 ? value : FromBcd(value);

    private byte EncodeHour(int hour)
    {
        if ((state.RegisterB & Hours24) != 0)
        {
            return Encode(hour);
        }

        int half = hour % HoursPerHalfDay;
        byte encoded = Encode(half == 0 ? HoursPerHalfDay : half);
        return hour >= HoursPerHalfDay ? (byte)(encoded | AfternoonBit) : encoded;
    }

    private int DecodeHour(byte value)
    {
        if ((state.RegisterB & Hours24) != 0)
        {
            return Decode(value);
        }

        int half = Decode((byte)(value & ~AfternoonBit)) % HoursPerHalfDay;
        return half + ((value & AfternoonBit) != 0 ? HoursPerHalfDay : 0);
    }

    private static byte ToBcd(int value) => (byte)((value / 10 % 10) << 4 | value % 10);

    private static int FromBcd(byte value) => (value >> 4) * 10 + (value & 0xF);
}
