// An endpoint in a process.
namespace CamkesNet.Hosted;

/// <summary>Calls of one component, until one of its threads serves them.</summary>
internal sealed class HostedEndpoint(HostedGate gate)
{
    private readonly Queue<HostedCall> calls = [];

    /// <summary>Whether a call waits for a thread. The caller holds the gate.</summary>
    public bool HasCalls => calls.Count > 0;

    /// <summary>Queues a call; at a stopped component it ends at once.</summary>
    public void Send(HostedCall call)
    {
        lock (gate)
        {
            if (!gate.IsStopping)
            {
                calls.Enqueue(call);
                Monitor.PulseAll(gate);
                return;
            }
        }

        call.Complete(serverDied: true);
    }

    /// <summary>Waits for a call, or for bits of the notification that is bound to the thread; bits go first.</summary>
    /// <returns>The call, or null with bits. False: the component is being stopped.</returns>
    public bool TryReceive(HostedNotification bound, bool takesCalls, out HostedCall? call, out ulong bits)
    {
        call = null;
        bits = 0;
        lock (gate)
        {
            while (!gate.IsStopping && !bound.TryTake(out bits) && !(takesCalls && calls.TryDequeue(out call)))
            {
                bound.WaitIdle(takesCalls);
            }

            return !gate.IsStopping;
        }
    }

    /// <summary>Ends the calls that are left when the component was stopped.</summary>
    public void Abandon()
    {
        HostedCall[] abandoned;
        lock (gate)
        {
            abandoned = [.. calls];
            calls.Clear();
        }

        foreach (HostedCall call in abandoned)
        {
            call.Complete(serverDied: true);
        }
    }
}
