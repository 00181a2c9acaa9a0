// A Uses port in a process.
namespace CamkesNet.Hosted;

/// <summary>Calls another component's dispatcher thread.</summary>
internal sealed unsafe class HostedChannel(HostedEndpoint server, ulong badge) : RpcChannel
{
    internal override ulong* Buffer => HostedThread.Current.Buffer;

    internal override bool TryCall(ref MessageContext message) =>
        HostedThread.Current.Call.Run(server, badge, ref message);
}
