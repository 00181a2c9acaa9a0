// A length of time in ticks of 100 ns.
namespace System;

public readonly struct TimeSpan : IComparable, IComparable<TimeSpan>, IEquatable<TimeSpan>, IFormattable
{
    public const long TicksPerMicrosecond = 10;
    public const long TicksPerMillisecond = TicksPerMicrosecond * 1000;
    public const long TicksPerSecond = TicksPerMillisecond * 1000;
    public const long TicksPerMinute = TicksPerSecond * 60;
    public const long TicksPerHour = TicksPerMinute * 60;
    public const long TicksPerDay = TicksPerHour * 24;
    public const long NanosecondsPerTick = 100;

    public static readonly TimeSpan Zero;
    public static readonly TimeSpan MaxValue = new(long.MaxValue);
    public static readonly TimeSpan MinValue = new(long.MinValue);

    private const int FractionDigits = 7;

    private readonly long ticks;

    public TimeSpan(long ticks) => this.ticks = ticks;

    public TimeSpan(int hours, int minutes, int seconds) : this(0, hours, minutes, seconds) { }

    public TimeSpan(int days, int hours, int minutes, int seconds) : this(days, hours, minutes, seconds, 0) { }

    public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds) =>
        ticks = checked(
            days * TicksPerDay + hours * TicksPerHour + minutes * TicksPerMinute + seconds * TicksPerSecond
                + milliseconds * TicksPerMillisecond);

    public long Ticks => ticks;

    public int Days => (int)(ticks / TicksPerDay);

    public int Hours => (int)(ticks / TicksPerHour % 24);

    public int Minutes => (int)(ticks / TicksPerMinute % 60);

    public int Seconds => (int)(ticks / TicksPerSecond % 60);

    public int Milliseconds => (int)(ticks / TicksPerMillisecond % 1000);

    public int Microseconds => (int)(ticks / TicksPerMicrosecond % 1000);

    public double TotalDays => (double)ticks / TicksPerDay;

    public double TotalHours => (double)ticks / TicksPerHour;

    public double TotalMinutes => (double)ticks / TicksPerMinute;

    public double TotalSeconds => (double)ticks / TicksPerSecond;

    public double TotalMilliseconds => (double)ticks / TicksPerMillisecond;

    public double TotalMicroseconds => (double)ticks / TicksPerMicrosecond;

    public double TotalNanoseconds => (double)ticks * NanosecondsPerTick;

    public static TimeSpan FromTicks(long value) => new(value);

    public static TimeSpan FromDays(double value) => Scale(value, TicksPerDay);

    public static TimeSpan FromDays(int days) => new(checked(days * TicksPerDay));

    public static TimeSpan FromHours(double value) => Scale(value, TicksPerHour);

    public static TimeSpan FromHours(int hours) => new(checked(hours * TicksPerHour));

    public static TimeSpan FromMinutes(double value) => Scale(value, TicksPerMinute);

    public static TimeSpan FromMinutes(long minutes) => new(checked(minutes * TicksPerMinute));

    public static TimeSpan FromSeconds(double value) => Scale(value, TicksPerSecond);

    public static TimeSpan FromSeconds(long seconds) => new(checked(seconds * TicksPerSecond));

    public static TimeSpan FromMilliseconds(double value) => Scale(value, TicksPerMillisecond);

    public static TimeSpan FromMilliseconds(long milliseconds) => new(checked(milliseconds * TicksPerMillisecond));

    public static TimeSpan FromMilliseconds(long milliseconds, long microseconds) =>
        new(checked(milliseconds * TicksPerMillisecond + microseconds * TicksPerMicrosecond));

    public static TimeSpan FromMicroseconds(double value) => Scale(value, TicksPerMicrosecond);

    public static TimeSpan FromMicroseconds(long microseconds) => new(checked(microseconds * TicksPerMicrosecond));

    private static TimeSpan Scale(double value, long unit)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentException("TimeSpan does not accept floating point Not-a-Number values.");
        }
        double ticks = value * unit;
        return ticks is > -9223372036854775809.0 and < 9223372036854775808.0
            ? new TimeSpan((long)ticks)
            : throw new OverflowException("TimeSpan overflowed because the duration is too long.");
    }

    public TimeSpan Add(TimeSpan ts) => this + ts;

    public TimeSpan Subtract(TimeSpan ts) => this - ts;

    public TimeSpan Multiply(double factor) => this * factor;

    public TimeSpan Divide(double divisor) => this / divisor;

    public TimeSpan Negate() => -this;

    public TimeSpan Duration() => ticks < 0 ? -this : this;

    public static int Compare(TimeSpan t1, TimeSpan t2) => t1.ticks.CompareTo(t2.ticks);

    public int CompareTo(TimeSpan value) => ticks.CompareTo(value.ticks);

    public int CompareTo(object? value) => value switch
    {
        null => 1,
        TimeSpan other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type TimeSpan."),
    };

    public bool Equals(TimeSpan obj) => ticks == obj.ticks;

    public override bool Equals(object? value) => value is TimeSpan other && Equals(other);

    public override int GetHashCode() => ticks.GetHashCode();

    /// <summary>[-][d.]hh:mm:ss[.fffffff]</summary>
    public override string ToString()
    {
        var buffer = new Text.CharBuffer(stackalloc char[32]);
        if (ticks < 0)
        {
            buffer.Append('-');
        }
        ulong magnitude = Number.Magnitude(ticks);
        if (magnitude >= (ulong)TicksPerDay)
        {
            buffer.Append((magnitude / (ulong)TicksPerDay).ToString());
            buffer.Append('.');
        }
        buffer.Append((magnitude / (ulong)TicksPerHour % 24).ToString("D2"));
        buffer.Append(':');
        buffer.Append((magnitude / (ulong)TicksPerMinute % 60).ToString("D2"));
        buffer.Append(':');
        buffer.Append((magnitude / (ulong)TicksPerSecond % 60).ToString("D2"));
        ulong fraction = magnitude % (ulong)TicksPerSecond;
        if (fraction != 0)
        {
            buffer.Append('.');
            buffer.Append(fraction.ToString().PadLeft(FractionDigits, '0'));
        }
        return buffer.ToString();
    }

    public string ToString(string? format) => ToString(format, null);

    public string ToString(string? format, IFormatProvider? formatProvider) =>
        string.IsNullOrEmpty(format) || format is "c" or "t" or "T" ? ToString() : throw NumberFormat.Invalid();

    public static TimeSpan operator +(TimeSpan t) => t;

    public static TimeSpan operator -(TimeSpan t) => new(checked(-t.ticks));

    public static TimeSpan operator +(TimeSpan t1, TimeSpan t2) => new(checked(t1.ticks + t2.ticks));

    public static TimeSpan operator -(TimeSpan t1, TimeSpan t2) => new(checked(t1.ticks - t2.ticks));

    public static TimeSpan operator *(TimeSpan timeSpan, double factor) =>
        Scale(Math.Round(timeSpan.ticks * factor), 1);

    public static TimeSpan operator *(double factor, TimeSpan timeSpan) => timeSpan * factor;

    public static TimeSpan operator /(TimeSpan timeSpan, double divisor) =>
        Scale(Math.Round(timeSpan.ticks / divisor), 1);

    public static double operator /(TimeSpan t1, TimeSpan t2) => (double)t1.ticks / t2.ticks;

    public static bool operator ==(TimeSpan t1, TimeSpan t2) => t1.ticks == t2.ticks;

    public static bool operator !=(TimeSpan t1, TimeSpan t2) => t1.ticks != t2.ticks;

    public static bool operator <(TimeSpan t1, TimeSpan t2) => t1.ticks < t2.ticks;

    public static bool operator <=(TimeSpan t1, TimeSpan t2) => t1.ticks <= t2.ticks;

    public static bool operator >(TimeSpan t1, TimeSpan t2) => t1.ticks > t2.ticks;

    public static bool operator >=(TimeSpan t1, TimeSpan t2) => t1.ticks >= t2.ticks;
}
