// A port at which a component serves calls, and signals its callers.
namespace CamkesNet;

/// <summary>
/// Serves the calls of a contract, which the component implements, to the connected clients, and signals an event to
/// each of them.
/// </summary>
/// <typeparam name="T">The contract.</typeparam>
/// <typeparam name="TEvent">The event.</typeparam>
[PortType(Contract = ContractRole.Served)]
public sealed class ProvidesWithEvents<T, TEvent> : Port where T : class where TEvent : IEvent
{
    private SignalTarget?[] clients = [];

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public ProvidesWithEvents(int index, string name) : base(index, name)
    {
    }

    /// <summary>How many clients are connected: <see cref="Component.Caller"/> is below it.</summary>
    public int ClientCount => clients.Length;

    /// <summary>Signals the event to a client. It never waits.</summary>
    /// <param name="client">The client's number: see <see cref="Component.Caller"/>.</param>
    /// <exception cref="IndexOutOfRangeException">There are not that many clients.</exception>
    public void Emit(int client) => clients[client]?.Signal();

    internal override void Attach(PortBinder binder)
    {
        clients = new SignalTarget?[binder.CountPeers(this)];
        for (int client = 0; client < clients.Length; client++)
        {
            clients[client] = binder.OpenSignalTarget(this, client);
        }

        IsConnected = clients.Length > 0;
    }
}
