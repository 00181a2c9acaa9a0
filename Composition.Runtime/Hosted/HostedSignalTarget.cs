// An event of another component in a process.
namespace CamkesNet.Hosted;

/// <summary>Signals a notification of another component.</summary>
internal sealed class HostedSignalTarget(HostedNotification notification, ulong badge) : SignalTarget
{
    public override void Signal() => notification.Signal(badge);
}
