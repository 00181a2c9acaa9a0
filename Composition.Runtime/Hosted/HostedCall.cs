// A call between two hosted components.
using CamkesNet.Abi;

namespace CamkesNet.Hosted;

/// <summary>A thread's call. Each thread reuses one object, because it makes one call at a time.</summary>
internal sealed unsafe class HostedCall
{
    private readonly object gate = new();
    private ulong badge;
    private Message registers;
    private ulong* clientBuffer;
    private bool isComplete;
    private bool serverDied;

    /// <summary>Sends a call and waits for its end. False: the server died.</summary>
    public bool Run(HostedEndpoint server, ulong badge, ref MessageContext message)
    {
        this.badge = badge;
        registers = message.Registers;
        clientBuffer = HostedThread.Current.Buffer;
        isComplete = false;
        server.Send(this);
        lock (gate)
        {
            while (!isComplete)
            {
                Monitor.Wait(gate);
            }
        }

        message.Registers = registers;
        return !serverDied;
    }

    /// <summary>On the server's dispatcher thread: runs the method and stores the reply.</summary>
    public void Serve(Component component)
    {
        ulong* buffer = HostedThread.Current.Buffer;
        Copy(clientBuffer, buffer, registers.Tag);
        var message = new MessageContext(0, buffer) { Registers = registers };
        var badge = new CallBadge(this.badge);
        try
        {
            component.InvokeDispatch(badge.Port, badge.Client, ref message);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or HostedStopException))
        {
            message.ReplyFailure(exception.Message);
        }

        Copy(buffer, clientBuffer, message.Registers.Tag);
        registers = message.Registers;
    }

    public void Complete(bool serverDied)
    {
        lock (gate)
        {
            this.serverDied = serverDied;
            isComplete = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Copies the words that are not in registers, as the kernel does.</summary>
    private static void Copy(ulong* from, ulong* to, ulong tag)
    {
        int words = Math.Min(MessageTag.Words(tag), MessageTag.MaximumWords);
        for (int i = MessageTag.RegisterWords; i < words; i++)
        {
            to[i] = from[i];
        }
    }
}
