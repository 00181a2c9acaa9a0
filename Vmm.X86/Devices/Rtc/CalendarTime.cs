// Seconds since 1970 as a date and back, in the proleptic Gregorian calendar.
namespace CamkesNet.Vmm.Devices.Rtc;

/// <summary>A date and a time of day.</summary>
internal struct CalendarTime
{
    private const ulong SecondsPerMinute = 60;
    private const ulong SecondsPerHour = 3600;
    private const ulong DaysPerWeek = 7;

    // 1970-01-01 was a Thursday; the clock counts from Sunday = 1.
    private const ulong EpochWeekday = 4;

    // Years are counted from 1 March, so that the leap day is the last of its year; 400 years have 146097 days,
    // and 719468 days lie between 0000-03-01 and 1970-01-01.
    private const ulong DaysPerEra = 146_097;
    private const ulong YearsPerEra = 400;
    private const ulong DaysToEpoch = 719_468;
    private const ulong DaysPerYear = 365;
    private const ulong MarchIndex = 2;

    /// <summary>Seconds in a day.</summary>
    public const ulong SecondsPerDay = 86_400;

    /// <summary>The year.</summary>
    public int Year;

    /// <summary>1 to 12.</summary>
    public int Month;

    /// <summary>1 to 31.</summary>
    public int Day;

    /// <summary>0 to 23.</summary>
    public int Hour;

    /// <summary>0 to 59.</summary>
    public int Minute;

    /// <summary>0 to 59.</summary>
    public int Second;

    /// <summary>1, Sunday, to 7.</summary>
    public int Weekday;

    /// <summary>The date of a number of seconds since 1970.</summary>
    public static CalendarTime FromUnixSeconds(ulong seconds)
    {
        ulong days = seconds / SecondsPerDay;
        ulong rest = seconds % SecondsPerDay;
        ulong shifted = days + DaysToEpoch;
        ulong dayOfEra = shifted % DaysPerEra;
        ulong yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / DaysPerYear;
        ulong dayOfYear = dayOfEra - DaysBefore(yearOfEra);
        ulong month = (5 * dayOfYear + 2) / 153;
        ulong year = yearOfEra + shifted / DaysPerEra * YearsPerEra;
        return new CalendarTime
        {
            Year = (int)(year + (month >= 10 ? 1UL : 0)),
            Month = (int)((month + MarchIndex) % 12) + 1,
            Day = (int)(dayOfYear - (153 * month + 2) / 5) + 1,
            Hour = (int)(rest / SecondsPerHour),
            Minute = (int)(rest / SecondsPerMinute % 60),
            Second = (int)(rest % SecondsPerMinute),
            Weekday = (int)((days + EpochWeekday) % DaysPerWeek) + 1,
        };
    }

    /// <summary>Seconds since 1970 (modulo 2^64 before); the month counts as 1 to 12 whatever it is.</summary>
    public readonly ulong ToUnixSeconds()
    {
        ulong month = (ulong)(Math.Clamp(Month, 1, 12) + 9) % 12;
        ulong year = (ulong)Year - (month >= 10 ? 1UL : 0);
        ulong dayOfYear = (153 * month + 2) / 5 + (ulong)Day - 1;
        ulong days = year / YearsPerEra * DaysPerEra + DaysBefore(year % YearsPerEra) + dayOfYear - DaysToEpoch;
        return days * SecondsPerDay + (ulong)Hour * SecondsPerHour + (ulong)Minute * SecondsPerMinute + (ulong)Second;
    }

    private static ulong DaysBefore(ulong yearOfEra) =>
        DaysPerYear * yearOfEra + yearOfEra / 4 - yearOfEra / 100;
}
