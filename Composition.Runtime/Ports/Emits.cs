// A port that signals an event (emits, in CAmkES).
namespace CamkesNet;

/// <summary>Signals an event to the component at the other end of a <see cref="Notification{T}"/>.</summary>
/// <typeparam name="T">The event.</typeparam>
[PortType(TakesOne = "an event goes to one component")]
public sealed class Emits<T> : Port where T : IEvent
{
    private SignalTarget? target;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public Emits(int index, string name) : base(index, name)
    {
    }

    /// <summary>Signals the event. Never waits; has no effect if the port is not connected.</summary>
    public void Emit() => target?.Signal();

    internal override void Attach(PortBinder binder)
    {
        target = binder.OpenSignalTarget(this, Element);
        IsConnected = target is not null;
    }
}
