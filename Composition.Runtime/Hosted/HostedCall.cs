// A call between two hosted components.
using CamkesNet.Abi;

namespace CamkesNet.Hosted;

/// <summary>A thread's call. Each thread reuses one object, because it makes one call at a time.</summary>
internal sealed unsafe class HostedCall
{
    private readonly object _gate = new();
    private ulong _badge;
    private Message _registers;
    private ulong* _clientBuffer;
    private bool _isComplete;
    private bool _serverDied;

    /// <summary>Sends a call and waits for its end. False: the server died.</summary>
    public bool Run(HostedEndpoint server, ulong badge, ref MessageContext message)
    {
        _badge = badge;
        _registers = message.Registers;
        _clientBuffer = HostedThread.Current.Buffer;
        _isComplete = false;
        server.Send(this);
        lock (_gate)
        {
            while (!_isComplete)
            {
                Monitor.Wait(_gate);
            }
        }

        message.Registers = _registers;
        return !_serverDied;
    }

    /// <summary>On the server's dispatcher thread: runs the method and stores the reply.</summary>
    public void Serve(Component component)
    {
        ulong* buffer = HostedThread.Current.Buffer;
        Copy(_clientBuffer, buffer, _registers.Tag);
        var message = new MessageContext(0, buffer) { Registers = _registers };
        var badge = new CallBadge(_badge);
        try
        {
            component.InvokeDispatch(badge.Port, badge.Client, ref message);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or HostedStopException))
        {
            message.ReplyFailure(exception.Message);
        }

        Copy(buffer, _clientBuffer, message.Registers.Tag);
        _registers = message.Registers;
    }

    public void Complete(bool serverDied)
    {
        lock (_gate)
        {
            _serverDied = serverDied;
            _isComplete = true;
            Monitor.PulseAll(_gate);
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
