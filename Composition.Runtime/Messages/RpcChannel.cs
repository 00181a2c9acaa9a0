// The boundary behind Uses ports.
using System.ComponentModel;

namespace CamkesNet;

/// <summary>The way to the server of a <see cref="Uses{T}"/> port.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class RpcChannel
{
    private protected RpcChannel()
    {
    }

    /// <summary>The message buffer of the calling thread.</summary>
    internal abstract ulong* Buffer { get; }

    /// <summary>Sends the message and waits for the reply, which replaces it. False: the server has died.</summary>
    internal abstract bool TryCall(ref MessageContext message);
}
