// The connector of procedures with memory for large arguments (seL4RPCDataport, in CAmkES).
namespace CamkesNet;

/// <summary>
/// Lets a component call another and share memory with it that no other caller sees. Several connections may end at one
/// <see cref="ProvidesWithBuffers{T, TBuffer}"/>.
/// </summary>
/// <typeparam name="T">The contract.</typeparam>
/// <typeparam name="TBuffer">The contents of the memory.</typeparam>
[Part(ConnectorPart.Endpoint, ConnectorEnd.To)]
[Part(ConnectorPart.Region, ConnectorEnd.To, PerClient = true)]
public sealed class RpcCallWithBuffer<T, TBuffer> : Connector where T : class where TBuffer : unmanaged
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that calls.</param>
    /// <param name="to">The port that serves.</param>
    public RpcCallWithBuffer(UsesWithBuffer<T, TBuffer> from, ProvidesWithBuffers<T, TBuffer> to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that calls.</param>
    /// <param name="to">The port that serves.</param>
    public RpcCallWithBuffer(PortArray<UsesWithBuffer<T, TBuffer>> from, ProvidesWithBuffers<T, TBuffer> to) : base(from, to)
    {
    }
}
