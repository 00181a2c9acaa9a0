// The implementation of a signalled port.
namespace CamkesNet;

/// <summary>How a signalled port is connected.</summary>
internal readonly struct SignalBinding
{
    public SignalBinding(ulong badge, SignalSource source)
    {
        Badge = badge;
        Source = source;
    }

    /// <summary>The bit of the port.</summary>
    public ulong Badge { get; }

    /// <summary>The notification of the thread that waits for the port.</summary>
    public SignalSource? Source { get; }

    public bool IsConnected => Source is not null;
}
