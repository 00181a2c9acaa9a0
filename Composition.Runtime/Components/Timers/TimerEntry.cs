// One timer of the time server.
namespace CamkesNet.Components;

/// <summary>The state of a timer.</summary>
/// <param name="deadline">
/// A time stamp, in ticks of the clock; <see cref="ulong.MaxValue"/> for a stopped timer.
/// </param>
/// <param name="period">The period in ticks, or 0 for a timer that expires once.</param>
internal struct TimerEntry(ulong deadline, ulong period)
{
    private readonly ulong period = period;

    public static TimerEntry Stopped => new(ulong.MaxValue, 0);

    public ulong Deadline { get; private set; } = deadline;

    /// <summary>
    /// If the timer is due, sets its next deadline: the first whole period after <paramref name="now"/>.
    /// </summary>
    public bool TryExpire(ulong now)
    {
        if (now < Deadline)
        {
            return false;
        }

        ulong missed = period == 0 ? 0 : (now - Deadline) / period;
        ulong step = period * (missed + 1);
        Deadline = period == 0 || step > ulong.MaxValue - Deadline ? ulong.MaxValue : Deadline + step;
        return true;
    }
}
