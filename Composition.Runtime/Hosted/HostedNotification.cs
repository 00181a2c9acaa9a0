// A notification in a process.
namespace CamkesNet.Hosted;

/// <summary>Bits that one thread of a component waits for.</summary>
internal sealed class HostedNotification(HostedGate gate) : SignalSource
{
    private readonly Dictionary<ulong, string> names = [];
    private Func<bool>? mayWait;
    private ulong bits;
    private bool isIdle;
    private bool takesCalls;

    /// <summary>
    /// The port that its thread waits for without a deadline, or null. Who asks holds the gate, here and below.
    /// </summary>
    public string? AwaitedPort { get; private set; }

    /// <summary>Whether its thread waits without a deadline, and nothing has come.</summary>
    /// <param name="hasCalls">Whether calls wait at the component's endpoint.</param>
    public bool IsBlocked(bool hasCalls) =>
        bits == 0 && (AwaitedPort is not null || (isIdle && !(takesCalls && hasCalls)));

    /// <inheritdoc/>
    public override bool IsOfThisThread => mayWait?.Invoke() ?? true;

    /// <summary>Sets how the running thread is asked whether it may wait.</summary>
    public void Attach(Func<bool> mayWait) => this.mayWait = mayWait;

    /// <summary>Notes the port that has a bit, before the threads start.</summary>
    public void Name(ulong badge, string port) => names[badge] = port;

    /// <summary>Waits for a signal, or for a call as well. The caller holds the gate.</summary>
    public void WaitIdle(bool takesCalls)
    {
        this.takesCalls = takesCalls;
        isIdle = true;
        Monitor.Wait(gate);
        isIdle = false;
    }

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

    protected override ulong WaitForAny(ulong badge, ulong deadline)
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

                AwaitedPort = deadline == ulong.MaxValue ? names.GetValueOrDefault(badge) : null;
                Monitor.Wait(gate, left);
                AwaitedPort = null;
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
