// A calendar date and time, and its conversion to seconds.
namespace CamkesNet.Components;

/// <summary>A date and time of the Gregorian calendar, UTC. The fields may be invalid.</summary>
internal readonly struct CalendarTime(int year, int month, int day, int hour, int minute, int second)
{
    private const int SecondsPerDay = 24 * 60 * 60;
    private const int UnixEpochYear = 1970;
    private const int LastYear = 2199;

    private static ReadOnlySpan<byte> DaysOfMonths => [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private bool IsLeapYear => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    /// <summary>Seconds since 1970-01-01 00:00, or -1 if the fields are invalid or the time is earlier.</summary>
    public long ToUnixTime()
    {
        if (year is < UnixEpochYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DaysOf(month)
            || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59)
        {
            return -1;
        }

        long days = day - 1;
        for (int earlier = 1; earlier < month; earlier++)
        {
            days += DaysOf(earlier);
        }

        int complete = year - 1; // leap years before this one, less those before the epoch
        days += (year - UnixEpochYear) * 365L + LeapYearsUntil(complete) - LeapYearsUntil(UnixEpochYear - 1);
        return days * SecondsPerDay + (hour * 60 + minute) * 60 + second;
    }

    private static int LeapYearsUntil(int lastYear) => lastYear / 4 - lastYear / 100 + lastYear / 400;

    private int DaysOf(int number) => DaysOfMonths[number - 1] + (number == 2 && IsLeapYear ? 1 : 0);
}
