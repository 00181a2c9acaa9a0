// What the threads of one component wait at.
namespace CamkesNet.Hosted;

/// <summary>
/// The lock of a component's endpoint and notifications. They share one because a thread waits for both at once.
/// </summary>
internal sealed class HostedGate
{
    /// <summary>The component is being stopped: threads that wait end.</summary>
    public bool IsStopping { get; private set; }

    public void Stop()
    {
        lock (this)
        {
            IsStopping = true;
            Monitor.PulseAll(this);
        }
    }
}
