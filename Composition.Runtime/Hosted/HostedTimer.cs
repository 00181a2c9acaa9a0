// A KernelTimer port in a process.
namespace CamkesNet.Hosted;

/// <summary>A timer of .NET's, which signals a bit.</summary>
internal sealed class HostedTimer : TimerControl, IDisposable
{
    private readonly Timer timer;

    public HostedTimer(HostedNotification signals, ulong badge) =>
        timer = new Timer(_ => signals.Signal(badge), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public override void Set(ulong deadline)
    {
        TimeSpan due = deadline == ulong.MaxValue ? Timeout.InfiniteTimeSpan : HostedClock.Until(deadline);
        try
        {
            timer.Change(due, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            throw new HostedStopException();
        }
    }

    public void Dispose() => timer.Dispose();
}
