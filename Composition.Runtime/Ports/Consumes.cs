// A port at which an event arrives (consumes, in CAmkES).
namespace CamkesNet;

/// <summary>Receives an event from the component at the other end of a <see cref="Notification{T}"/>.</summary>
/// <typeparam name="T">The event.</typeparam>
[PortType(IsSignalled = true, NeedsConnection = true)]
public sealed class Consumes<T> : SignalledPort where T : IEvent
{
    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="handled">Whether a method marked [Handles] handles the signals.</param>
    public Consumes(int index, string name, bool handled = false) : base(index, name, handled)
    {
    }

    internal override void Attach(PortBinder binder) => AttachSignal(binder.OpenSignals(this));
}
