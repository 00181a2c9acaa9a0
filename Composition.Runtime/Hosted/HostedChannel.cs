// A Uses port in a process.
namespace CamkesNet.Hosted;

/// <summary>Calls another component's dispatcher thread.</summary>
/// <param name="server">The called component.</param>
/// <param name="badge">What the server gets with a call.</param>
/// <param name="description">Says who waits for whom during a call.</param>
/// <param name="deadlocks">Finds calls that are never answered.</param>
internal sealed unsafe class HostedChannel(
    HostedEndpoint server, ulong badge, string description, HostedDeadlocks deadlocks) : RpcChannel
{
    internal override ulong* Buffer => HostedThread.Current.Buffer;

    internal override bool TryCall(ref MessageContext message)
    {
        HostedThread thread = HostedThread.Current;
        thread.Call.Begin(server, badge, description, message.Registers);

        // The thread of a component waits, as on the image; a test can report what is wrong.
        while (!thread.Call.WaitForEnd(thread.IsOfComponent ? Timeout.InfiniteTimeSpan : HostedDeadlocks.Interval))
        {
            if (deadlocks.FindCircle(server) is { } waits)
            {
                throw new HostedDeadlockException(waits);
            }
        }

        return thread.Call.End(out message.Registers);
    }
}
