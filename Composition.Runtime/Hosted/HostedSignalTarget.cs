// An Emits port in a process.
namespace CamkesNet.Hosted;

/// <summary>Signals a port of another component.</summary>
internal sealed class HostedSignalTarget(HostedInstance consumer, SignalledPort port) : SignalTarget
{
    public override void Signal() => consumer.Signal(port);
}
