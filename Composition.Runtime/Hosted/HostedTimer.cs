// A KernelTimer port in a process.
namespace CamkesNet.Hosted;

/// <summary>A timer of .NET's, which signals a bit.</summary>
internal sealed class HostedTimer : TimerControl, IDisposable
{
    /// <summary>.NET's timers may be this early.</summary>
    private static readonly TimeSpan tolerance = TimeSpan.FromMilliseconds(20);

    private readonly HostedNotification signals;
    private readonly ulong badge;
    private readonly Timer timer;
    private ulong armedUntil = ulong.MaxValue;

    public HostedTimer(HostedNotification signals, ulong badge)
    {
        this.signals = signals;
        this.badge = badge;
        timer = new Timer(_ => Expire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether it will signal.</summary>
    public bool IsArmed => Volatile.Read(ref armedUntil) != ulong.MaxValue;

    public override void Set(ulong deadline)
    {
        TimeSpan due = deadline == ulong.MaxValue ? Timeout.InfiniteTimeSpan : HostedClock.Until(deadline);
        try
        {
            lock (timer)
            {
                Volatile.Write(ref armedUntil, deadline);
                timer.Change(due, Timeout.InfiniteTimeSpan);
            }
        }
        catch (ObjectDisposedException)
        {
            throw new HostedStopException();
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        Volatile.Write(ref armedUntil, ulong.MaxValue);
    }

    /// <summary>The signal comes first: who sees that the timer is not armed sees the signal.</summary>
    private void Expire()
    {
        signals.Signal(badge);
        lock (timer)
        {
            // Else it has been set again meanwhile.
            if (HostedClock.Until(armedUntil) <= tolerance)
            {
                Volatile.Write(ref armedUntil, ulong.MaxValue);
            }
        }
    }
}
