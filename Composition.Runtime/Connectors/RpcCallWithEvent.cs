// The connector of procedures whose server signals its clients (seL4RPCCallSignal, in CAmkES).
namespace CamkesNet;

/// <summary>
/// Lets a component call another, which can signal an event to each of its callers. Several connections may end at one
/// <see cref="ProvidesWithEvents{T, TEvent}"/>.
/// </summary>
/// <typeparam name="T">The contract.</typeparam>
/// <typeparam name="TEvent">The event.</typeparam>
[Part(ConnectorPart.Endpoint, ConnectorEnd.To)]
[Part(ConnectorPart.Notification, ConnectorEnd.From)]
public sealed class RpcCallWithEvent<T, TEvent> : Connector where T : class where TEvent : IEvent
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that calls and is signalled.</param>
    /// <param name="to">The port that serves and signals.</param>
    public RpcCallWithEvent(UsesWithEvent<T, TEvent> from, ProvidesWithEvents<T, TEvent> to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that calls and is signalled.</param>
    /// <param name="to">The port that serves and signals.</param>
    public RpcCallWithEvent(PortArray<UsesWithEvent<T, TEvent>> from, ProvidesWithEvents<T, TEvent> to) : base(from, to)
    {
    }
}
