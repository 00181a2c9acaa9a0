// The connector of procedures (seL4RPCCall, in CAmkES).
namespace CamkesNet;

/// <summary>
/// Calls from one component to another. Several connections may end at one <see cref="Provides{T}"/>.
/// </summary>
/// <typeparam name="T">The contract.</typeparam>
[Part(ConnectorPart.Endpoint, ConnectorEnd.To)]
public sealed class RpcCall<T> : Connector where T : class
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that calls.</param>
    /// <param name="to">The port that serves.</param>
    public RpcCall(Uses<T> from, Provides<T> to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that calls.</param>
    /// <param name="to">The port that serves.</param>
    public RpcCall(PortArray<Uses<T>> from, Provides<T> to) : base(from, to)
    {
    }
}
