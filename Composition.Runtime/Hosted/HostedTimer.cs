// A KernelTimer port in a process.
namespace CamkesNet.Hosted;

/// <summary>A .NET timer.</summary>
internal sealed class HostedTimer : TimerControl, IDisposable
{
    private readonly Timer _timer;

    public HostedTimer(HostedInstance instance, SignalledPort port) =>
        _timer = new Timer(_ => instance.Signal(port), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public override void Set(ulong deadline)
    {
        TimeSpan due = deadline == ulong.MaxValue ? Timeout.InfiniteTimeSpan : HostedClock.Until(deadline);
        try
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            throw new HostedStopException();
        }
    }

    public void Dispose() => _timer.Dispose();
}
