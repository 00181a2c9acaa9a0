// A notification in a process.
namespace CamkesNet.Hosted;

/// <summary>Bits that one thread of a component waits for.</summary>
internal sealed class HostedNotification(HostedGate gate) : SignalSource
{
    private ulong bits;

    /// <summary>Sets bits, from any thread.</summary>
    public void Signal(ulong badge)
    {
        lock (gate)
        {
            bits |= badge;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Takes all bits, without waiting. The caller holds the gate.</summary>
    /// <returns>Whether there were any.</returns>
    public bool TryTake(out ulong taken)
    {
        taken = bits;
        bits = 0;
        return taken != 0;
    }

    protected override ulong WaitForAny(ulong deadline)
    {
        lock (gate)
        {
            while (true)
            {
                ThrowIfStopping();
                TimeSpan left = HostedClock.Until(deadline);
                if (TryTake(out ulong taken) || left <= TimeSpan.Zero)
                {
                    return taken;
                }

                Monitor.Wait(gate, left);
            }
        }
    }

    protected override ulong Take()
    {
        lock (gate)
        {
            ThrowIfStopping();
            TryTake(out ulong taken);
            return taken;
        }
    }

    private void ThrowIfStopping()
    {
        if (gate.IsStopping)
        {
            throw new HostedStopException();
        }
    }
}
