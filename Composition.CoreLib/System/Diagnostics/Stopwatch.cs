// Measures time by the platform's counter.
using Internal.Runtime;

namespace System.Diagnostics;

public class Stopwatch
{
    public static readonly bool IsHighResolution = true;
    public static readonly long Frequency = (long)RuntimeImports.PlatformTimestampFrequency();

    private long elapsedBefore;
    private long startedAt;

    public bool IsRunning { get; private set; }

    public long ElapsedTicks => IsRunning ? elapsedBefore + GetTimestamp() - startedAt : elapsedBefore;

    public TimeSpan Elapsed => ToTimeSpan(ElapsedTicks);

    public long ElapsedMilliseconds => Elapsed.Ticks / TimeSpan.TicksPerMillisecond;

    public static long GetTimestamp() => (long)RuntimeImports.PlatformTimestamp();

    public static TimeSpan GetElapsedTime(long startingTimestamp) =>
        GetElapsedTime(startingTimestamp, GetTimestamp());

    public static TimeSpan GetElapsedTime(long startingTimestamp, long endingTimestamp) =>
        ToTimeSpan(endingTimestamp - startingTimestamp);

    public static Stopwatch StartNew()
    {
        var stopwatch = new Stopwatch();
        stopwatch.Start();
        return stopwatch;
    }

    public void Start()
    {
        if (!IsRunning)
        {
            IsRunning = true;
            startedAt = GetTimestamp();
        }
    }

    public void Stop()
    {
        elapsedBefore = ElapsedTicks;
        IsRunning = false;
    }

    public void Reset()
    {
        elapsedBefore = 0;
        IsRunning = false;
    }

    public void Restart()
    {
        Reset();
        Start();
    }

    private static TimeSpan ToTimeSpan(long timestamps) =>
        new((long)Math.MultiplyDivide((ulong)timestamps, (ulong)TimeSpan.TicksPerSecond, (ulong)Frequency));
}
