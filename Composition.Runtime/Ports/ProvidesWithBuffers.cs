// A port at which a component serves calls, with memory that it shares with each caller.
namespace CamkesNet;

/// <summary>
/// Serves the calls of a contract, which the component implements, to the connected clients, and shares memory with
/// each of them. A client can change its memory at any time: copy a value before checking it.
/// </summary>
/// <typeparam name="T">The contract.</typeparam>
/// <typeparam name="TBuffer">The contents of the memory.</typeparam>
[PortType(Contract = ContractRole.Served, Contents = 2)]
public sealed class ProvidesWithBuffers<T, TBuffer> : Port where T : class where TBuffer : unmanaged
{
    private SharedBuffer<TBuffer>[] buffers = [];

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public ProvidesWithBuffers(int index, string name) : base(index, name)
    {
    }

    /// <summary>How many clients are connected: <see cref="Component.Caller"/> is below it.</summary>
    public int ClientCount => buffers.Length;

    /// <summary>The contents of the memory that is shared with a client.</summary>
    /// <param name="client">The client's number: see <see cref="Component.Caller"/>.</param>
    /// <exception cref="IndexOutOfRangeException">There are not that many clients.</exception>
    public ref TBuffer Value(int client) => ref buffers[client].Value(this);

    /// <summary>The same as bytes.</summary>
    /// <param name="client">The client's number: see <see cref="Component.Caller"/>.</param>
    /// <exception cref="IndexOutOfRangeException">There are not that many clients.</exception>
    public Span<byte> Bytes(int client) => buffers[client].Bytes(this);

    internal override void Attach(PortBinder binder)
    {
        buffers = new SharedBuffer<TBuffer>[binder.CountPeers(this)];
        for (int client = 0; client < buffers.Length; client++)
        {
            buffers[client] = new SharedBuffer<TBuffer>(binder, this, client);
        }

        IsConnected = buffers.Length > 0;
    }
}
