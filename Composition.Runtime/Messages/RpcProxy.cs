// The base of generated proxies.
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CamkesNet;

/// <summary>
/// Represents the component at the other end of a connection. Generated classes derive from it and implement a
/// contract.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class RpcProxy
{
    /// <summary>Set before the proxy is used.</summary>
    internal RpcChannel Channel { get; set; } = null!;

    /// <summary>Starts a call whose arguments or results use the thread's message buffer.</summary>
    /// <param name="label">The method's number in its contract.</param>
    protected MessageContext CreateMessage(uint label) => new(label, Channel.Buffer);

    /// <summary>Calls the other component and waits for its reply, which replaces the message.</summary>
    /// <param name="message">The call; on return the reply.</param>
    /// <exception cref="RemoteException">The other component threw.</exception>
    /// <exception cref="ServerDiedException">The other component died during the call.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Invoke(ref MessageContext message)
    {
        if (!Channel.TryCall(ref message))
        {
            throw new ServerDiedException();
        }

        if (message.Label != ReplyLabel.Succeeded)
        {
            ThrowRemote(ref message);
        }
    }

    private void ThrowRemote(ref MessageContext message)
    {
        message.Buffer = Channel.Buffer;
        throw new RemoteException(message.CreateReader().ReadText());
    }
}
