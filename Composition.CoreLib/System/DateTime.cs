// A moment of the proleptic Gregorian calendar in ticks of 100 ns since the year 1. There is no clock behind it here.
namespace System;

public enum DateTimeKind
{
    Unspecified = 0,
    Utc = 1,
    Local = 2,
}

public enum DayOfWeek
{
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
}

public readonly struct DateTime : IComparable, IComparable<DateTime>, IEquatable<DateTime>, IFormattable
{
    private const int DaysPerYear = 365;
    private const int DaysPer4Years = DaysPerYear * 4 + 1;
    private const int DaysPer100Years = DaysPer4Years * 25 - 1;
    private const int DaysPer400Years = DaysPer100Years * 4 + 1;
    private const int LastYear = 9999;
    private const long MaxTicks = 3652059 * TimeSpan.TicksPerDay - 1;

    public static readonly DateTime MinValue;
    public static readonly DateTime MaxValue = new(MaxTicks);
    public static readonly DateTime UnixEpoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly long ticks;
    private readonly DateTimeKind kind;

    public DateTime(long ticks) : this(ticks, DateTimeKind.Unspecified) { }

    public DateTime(long ticks, DateTimeKind kind)
    {
        if (ticks is < 0 or > MaxTicks)
        {
            throw new ArgumentOutOfRangeException(nameof(ticks));
        }
        this.ticks = ticks;
        this.kind = kind;
    }

    public DateTime(int year, int month, int day) : this(TicksOf(year, month, day)) { }

    public DateTime(int year, int month, int day, int hour, int minute, int second)
        : this(year, month, day, hour, minute, second, DateTimeKind.Unspecified)
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)
        : this(TicksOf(year, month, day) + TicksOfTime(hour, minute, second), kind)
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)
        : this(TicksOf(year, month, day) + TicksOfTime(hour, minute, second)
            + millisecond * TimeSpan.TicksPerMillisecond)
    {
    }

    public long Ticks => ticks;

    public DateTimeKind Kind => kind;

    public DateTime Date => new(ticks - ticks % TimeSpan.TicksPerDay, kind);

    public TimeSpan TimeOfDay => new(ticks % TimeSpan.TicksPerDay);

    public int Year => Split().Year;

    public int Month => Split().Month;

    public int Day => Split().Day;

    public int DayOfYear
    {
        get
        {
            (int year, int month, int day) = Split();
            return DaysBeforeMonth(year, month) + day;
        }
    }

    /// <summary>The first day of the year 1 was a Monday.</summary>
    public DayOfWeek DayOfWeek => (DayOfWeek)((ticks / TimeSpan.TicksPerDay + 1) % 7);

    public int Hour => TimeOfDay.Hours;

    public int Minute => TimeOfDay.Minutes;

    public int Second => TimeOfDay.Seconds;

    public int Millisecond => TimeOfDay.Milliseconds;

    public static bool IsLeapYear(int year)
    {
        RequireYear(year);
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    public static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeapYear(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        >= 1 and <= 12 => 31,
        _ => throw new ArgumentOutOfRangeException(nameof(month)),
    };

    public static DateTime SpecifyKind(DateTime value, DateTimeKind kind) => new(value.ticks, kind);

    public DateTime Add(TimeSpan value) => AddTicks(value.Ticks);

    public DateTime Subtract(TimeSpan value) => AddTicks(-value.Ticks);

    public TimeSpan Subtract(DateTime value) => this - value;

    public DateTime AddTicks(long value) => new(checked(ticks + value), kind);

    public DateTime AddDays(double value) => Add(TimeSpan.FromDays(value));

    public DateTime AddHours(double value) => Add(TimeSpan.FromHours(value));

    public DateTime AddMinutes(double value) => Add(TimeSpan.FromMinutes(value));

    public DateTime AddSeconds(double value) => Add(TimeSpan.FromSeconds(value));

    public DateTime AddMilliseconds(double value) => Add(TimeSpan.FromMilliseconds(value));

    public DateTime AddMonths(int months)
    {
        (int year, int month, int day) = Split();
        int total = year * 12 + month - 1 + months;
        int newYear = total / 12;
        int newMonth = total % 12 + 1;
        RequireYear(newYear);
        int newDay = Math.Min(day, DaysInMonth(newYear, newMonth));
        return new DateTime(TicksOf(newYear, newMonth, newDay) + ticks % TimeSpan.TicksPerDay, kind);
    }

    public DateTime AddYears(int value) => AddMonths(value * 12);

    public static int Compare(DateTime t1, DateTime t2) => t1.ticks.CompareTo(t2.ticks);

    public int CompareTo(DateTime value) => ticks.CompareTo(value.ticks);

    public int CompareTo(object? value) => value switch
    {
        null => 1,
        DateTime other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type DateTime."),
    };

    public bool Equals(DateTime value) => ticks == value.ticks;

    public override bool Equals(object? value) => value is DateTime other && Equals(other);

    public override int GetHashCode() => ticks.GetHashCode();

    /// <summary>As the invariant culture writes it: MM/dd/yyyy HH:mm:ss.</summary>
    public override string ToString()
    {
        (int year, int month, int day) = Split();
        return string.Concat(
            string.Concat(month.ToString("D2"), "/", day.ToString("D2"), "/"), year.ToString("D4"), " ", ClockText());
    }

    public string ToString(IFormatProvider? provider) => ToString();

    public string ToString(string? format) => ToString(format, null);

    /// <summary>The formats G, s, u and O.</summary>
    public string ToString(string? format, IFormatProvider? provider) => format switch
    {
        null or "" or "G" => ToString(),
        "s" => string.Concat(DateText(), "T", ClockText()),
        "u" => string.Concat(DateText(), " ", ClockText(), "Z"),
        "o" or "O" => string.Concat(
            string.Concat(DateText(), "T", ClockText(), "."), (ticks % TimeSpan.TicksPerSecond).ToString("D7"),
            kind == DateTimeKind.Utc ? "Z" : ""),
        _ => throw NumberFormat.Invalid(),
    };

    public static DateTime operator +(DateTime d, TimeSpan t) => d.Add(t);

    public static DateTime operator -(DateTime d, TimeSpan t) => d.Subtract(t);

    public static TimeSpan operator -(DateTime d1, DateTime d2) => new(d1.ticks - d2.ticks);

    public static bool operator ==(DateTime d1, DateTime d2) => d1.ticks == d2.ticks;

    public static bool operator !=(DateTime d1, DateTime d2) => d1.ticks != d2.ticks;

    public static bool operator <(DateTime t1, DateTime t2) => t1.ticks < t2.ticks;

    public static bool operator <=(DateTime t1, DateTime t2) => t1.ticks <= t2.ticks;

    public static bool operator >(DateTime t1, DateTime t2) => t1.ticks > t2.ticks;

    public static bool operator >=(DateTime t1, DateTime t2) => t1.ticks >= t2.ticks;

    private string DateText()
    {
        (int year, int month, int day) = Split();
        return string.Concat(
            string.Concat(year.ToString("D4"), "-", month.ToString("D2"), "-"), day.ToString("D2"));
    }

    private string ClockText() =>
        string.Concat(
            string.Concat(Hour.ToString("D2"), ":", Minute.ToString("D2"), ":"), Second.ToString("D2"));

    private static void RequireYear(int year)
    {
        if (year is < 1 or > LastYear)
        {
            throw new ArgumentOutOfRangeException(nameof(year));
        }
    }

    private static int DaysBeforeMonth(int year, int month)
    {
        int days = 0;
        for (int m = 1; m < month; m++)
        {
            days += DaysInMonth(year, m);
        }
        return days;
    }

    private static long TicksOf(int year, int month, int day)
    {
        if (day < 1 || day > DaysInMonth(year, month))
        {
            throw new ArgumentOutOfRangeException(nameof(day));
        }
        RequireYear(year);
        int before = year - 1;
        int days = before * DaysPerYear + before / 4 - before / 100 + before / 400;
        return (days + DaysBeforeMonth(year, month) + day - 1) * TimeSpan.TicksPerDay;
    }

    private static long TicksOfTime(int hour, int minute, int second)
    {
        if ((uint)hour >= 24 || (uint)minute >= 60 || (uint)second >= 60)
        {
            throw new ArgumentOutOfRangeException(nameof(hour));
        }
        return new TimeSpan(hour, minute, second).Ticks;
    }

    private (int Year, int Month, int Day) Split()
    {
        int days = (int)(ticks / TimeSpan.TicksPerDay);
        int year = days / DaysPer400Years * 400;
        days %= DaysPer400Years;
        // The last day of a 4th century and of a 4th year belongs to it, not to a 5th.
        int centuries = Math.Min(3, days / DaysPer100Years);
        days -= centuries * DaysPer100Years;
        int fourYears = days / DaysPer4Years;
        days -= fourYears * DaysPer4Years;
        int years = Math.Min(3, days / DaysPerYear);
        days -= years * DaysPerYear;
        year += centuries * 100 + fourYears * 4 + years + 1;
        int month = 1;
        while (days >= DaysInMonth(year, month))
        {
            days -= DaysInMonth(year, month++);
        }
        return (year, month, days + 1);
    }
}
