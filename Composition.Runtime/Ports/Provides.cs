// A port at which a component serves calls (provides, in CAmkES).
namespace CamkesNet;

/// <summary>Serves the calls of a contract, which the component implements, to the connected clients.</summary>
/// <typeparam name="T">The contract.</typeparam>
[PortType(Contract = ContractRole.Served)]
public sealed class Provides<T> : Port where T : class
{
    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public Provides(int index, string name) : base(index, name)
    {
    }

    /// <summary>The number of connected clients; <see cref="Component.Caller"/> is less than it.</summary>
    public int ClientCount { get; private set; }

    internal override void Attach(PortBinder binder)
    {
        ClientCount = binder.CountPeers(this);
        IsConnected = ClientCount > 0;
    }
}
