// A port at which a component serves calls (provides, in CAmkES).
namespace CamkesNet;

/// <summary>Serves the calls of a contract, which the component implements, to the connected clients.</summary>
/// <typeparam name="T">The contract.</typeparam>
public sealed class Provides<T> : Port where T : class
{
    /// <summary>Generated code calls this constructor.</summary>
    /// <param name="index">The index among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public Provides(int index, string name) : base(index, name)
    {
    }

    /// <summary>The number of connected clients; <see cref="Component.Caller"/> is less than it.</summary>
    public int ClientCount { get; private set; }

    internal override void Attach(PortBinder binder)
    {
        ClientCount = binder.CountClients(this);
        IsConnected = ClientCount > 0;
    }
}
