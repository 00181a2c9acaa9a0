// Time spans, dates and random numbers.
namespace CamkesNet.Tests.Conformance;

internal static class TimeProgram
{
    public static void Run()
    {
        TimeSpan[] spans =
        [
            TimeSpan.Zero, new(1, 2, 3), new(5, 4, 3, 2, 1), TimeSpan.FromSeconds(90.5), TimeSpan.FromMilliseconds(-1),
            TimeSpan.FromTicks(1), TimeSpan.FromHours(25), TimeSpan.FromDays(1000.25), TimeSpan.MaxValue,
                TimeSpan.MinValue,
        ];
        foreach (TimeSpan span in spans)
        {
            Console.WriteLine(span + " " + span.Days + " " + span.Hours + " " + span.Minutes + " "
                + span.Milliseconds + " " + span.TotalSeconds);
        }
        Console.WriteLine((spans[1] + spans[2]) + " " + (spans[1] - spans[2]) + " " + (spans[1] * 2) + " "
            + (spans[1] / 2) + " " + (spans[1] < spans[2]));
        Console.WriteLine(TimeSpan.FromSeconds(1) == TimeSpan.FromMilliseconds(1000));
        DateTime[] dates =
        [
            new(1, 1, 1), new(1970, 1, 1), new(2000, 2, 29, 23, 59, 59), new(2024, 12, 31), new(1900, 3, 1),
                new(9999, 12, 31, 1, 2, 3),
        ];
        foreach (DateTime date in dates)
        {
            Console.WriteLine(date.ToString(System.Globalization.CultureInfo.InvariantCulture) + " "
                + (int)date.DayOfWeek + " " + date.DayOfYear + " " + date.Ticks);
            Console.WriteLine(date.ToString("s") + " " + date.ToString("O") + " " + date.ToString("u"));
        }
        Console.WriteLine((dates[3] - dates[1]).TotalDays + " " + dates[2].AddDays(1).ToString("s") + " "
            + dates[2].AddMonths(12).ToString("s"));
        Console.WriteLine(dates[3].AddYears(-4).AddHours(30).ToString("s") + " " + DateTime.IsLeapYear(1900) + " "
            + DateTime.DaysInMonth(2024, 2));
        var random = new Random(5);
        var again = new Random(5);
        bool isSame = true;
        bool isInRange = true;
        for (int i = 0; i < 1000; i++)
        {
            int number = random.Next(-3, 4);
            isInRange &= number is >= -3 and <= 3;
            isSame &= number == again.Next(-3, 4);
        }
        Console.WriteLine(isSame + " " + isInRange + " " + (random.NextDouble() < 1));
        Console.WriteLine((Environment.TickCount64 >= 0) + " "
            + (System.Diagnostics.Stopwatch.StartNew().ElapsedTicks >= 0));
    }
}
