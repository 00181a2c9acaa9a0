// A notification in a process.
namespace CamkesNet.Hosted;

/// <summary>Bits that a control thread waits for.</summary>
internal sealed class HostedNotification : SignalSource
{
    private readonly object _gate = new();
    private ulong _bits;
    private bool _isStopping;

    /// <summary>Sets bits, from any thread.</summary>
    public void Signal(ulong badge)
    {
        lock (_gate)
        {
            _bits |= badge;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends the waiting thread, and every thread that waits or polls later.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopping = true;
            Monitor.PulseAll(_gate);
        }
    }

    protected override ulong WaitForAny(ulong deadline)
    {
        lock (_gate)
        {
            while (_bits == 0)
            {
                ThrowIfStopping();
                TimeSpan left = HostedClock.Until(deadline);
                if (left <= TimeSpan.Zero)
                {
                    return 0;
                }

                Monitor.Wait(_gate, left);
            }

            return TakeLocked();
        }
    }

    protected override ulong Take()
    {
        lock (_gate)
        {
            return TakeLocked();
        }
    }

    private ulong TakeLocked()
    {
        ThrowIfStopping();
        ulong bits = _bits;
        _bits = 0;
        return bits;
    }

    private void ThrowIfStopping()
    {
        if (_isStopping)
        {
            throw new HostedStopException();
        }
    }
}
