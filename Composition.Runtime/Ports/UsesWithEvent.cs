// A port through which a component calls another, and at which that one signals an event.
namespace CamkesNet;

/// <summary>
/// Calls the contract of the component at the other end of an <see cref="RpcCallWithEvent{T, TEvent}"/>, and receives
/// the event by which that component signals this caller.
/// </summary>
/// <typeparam name="T">The contract.</typeparam>
/// <typeparam name="TEvent">The event.</typeparam>
[PortType(
    Contract = ContractRole.Called, IsSignalled = true, NeedsConnection = true,
    TakesOne = "a call goes to one server")]
public sealed class UsesWithEvent<T, TEvent> : SignalledPort where T : class where TEvent : IEvent
{
    private ServerReference<T> server;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="proxy">The generated proxy of the contract, which implements it.</param>
    /// <param name="handled">Whether a method marked [Handles] takes the signals.</param>
    public UsesWithEvent(int index, string name, RpcProxy proxy, bool handled = false) : base(index, name, handled) =>
        server = new ServerReference<T>(proxy);

    /// <summary>The other component's contract: see <see cref="Uses{T}.Call"/>.</summary>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    public T Call => server.Contract ?? throw NotConnected();

    internal override void Attach(PortBinder binder)
    {
        AttachSignal(binder.OpenSignals(this));
        IsConnected = server.Attach(binder, this);
    }
}
