// A call between two hosted components.
using CamkesNet.Abi;

namespace CamkesNet.Hosted;

/// <summary>A thread's call. Each thread reuses one object, because it makes one call at a time.</summary>
internal sealed unsafe class HostedCall
{
    private readonly object gate = new();
    private Message registers;
    private ulong* clientBuffer;
    private ulong badge;
    private volatile HostedEndpoint? server;
    private bool serverDied;

    /// <summary>Where the call is to be answered; null after its end.</summary>
    public HostedEndpoint? Server => server;

    /// <summary>Says who waits for whom during the call.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Sends a call.</summary>
    public void Begin(HostedEndpoint server, ulong badge, string description, in Message message)
    {
        this.badge = badge;
        Description = description;
        registers = message;
        clientBuffer = HostedThread.Current.Buffer;
        this.server = server;
        server.Send(this);
    }

    /// <summary>Waits for the end of the call. False: the time-out expired.</summary>
    public bool WaitForEnd(TimeSpan timeout)
    {
        lock (gate)
        {
            while (server is not null)
            {
                if (!Monitor.Wait(gate, timeout) && server is not null)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Takes the reply. False: the server died.</summary>
    public bool End(out Message message)
    {
        message = registers;
        return !serverDied;
    }

    /// <summary>On the server's dispatcher thread: runs the method and stores the reply.</summary>
    public void Serve(Component component)
    {
        ulong* buffer = HostedThread.Current.Buffer;
        Copy(clientBuffer, buffer, registers.Tag);
        var message = new MessageContext(0, buffer) { Registers = registers };
        var call = new CallBadge(badge);
        try
        {
            component.InvokeDispatch(call.Port, call.Client, ref message);
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
            server = null;
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
