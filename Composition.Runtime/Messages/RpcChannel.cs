// The boundary behind Uses ports.
using System.ComponentModel;

namespace CamkesNet;

/// <summary>The connection from a <see cref="Uses{T}"/> port to its server.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class RpcChannel
{
    private protected RpcChannel()
    {
    }

    /// <summary>The message buffer of the calling thread.</summary>
    internal abstract ulong* Buffer { get; }

    /// <summary>
    /// Sends the message and waits for the reply, which replaces it. Returns false if the server has died.
    /// </summary>
    internal abstract bool TryCall(ref MessageContext message);
}
