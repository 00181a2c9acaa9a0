// The time base in a process.
using System.Diagnostics;

namespace CamkesNet.Hosted;

/// <summary>The stopwatch of .NET.</summary>
internal sealed class HostedClock : SystemClock
{
    /// <summary>The longest single wait: .NET's timers and monitors accept at most 2^31 - 1 ms.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromDays(20);

    public static HostedClock Instance { get; } = new();

    public override ulong Timestamp => (ulong)Stopwatch.GetTimestamp();

    public override ulong Frequency => (ulong)Stopwatch.Frequency;

    /// <summary>The time until a time stamp: not negative, rounded up to a millisecond.</summary>
    public static TimeSpan Until(ulong deadline)
    {
        ulong now = Instance.Timestamp;
        if (deadline <= now)
        {
            return TimeSpan.Zero;
        }

        double seconds = (deadline - now) / (double)Stopwatch.Frequency;
        return seconds >= longest.TotalSeconds
            ? longest
            : TimeSpan.FromMilliseconds(Math.Ceiling(seconds * 1000));
    }
}
