// The connector of events (seL4Notification, in CAmkES).
namespace CamkesNet;

/// <summary>
/// Signals an event from one component to another. Several connections may end at one <see cref="Consumes{T}"/>.
/// </summary>
/// <typeparam name="T">The event.</typeparam>
[Part(ConnectorPart.Notification, ConnectorEnd.To)]
public sealed class Notification<T> : Connector where T : IEvent
{
    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that signals.</param>
    /// <param name="to">The port that is signalled.</param>
    public Notification(Emits<T> from, Consumes<T> to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that signals.</param>
    /// <param name="to">The port that is signalled.</param>
    public Notification(PortArray<Emits<T>> from, Consumes<T> to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that signals.</param>
    /// <param name="to">The port that is signalled.</param>
    public Notification(Emits<T> from, PortArray<Consumes<T>> to) : base(from, to)
    {
    }

    /// <summary>Connects two ports.</summary>
    /// <param name="from">The port that signals.</param>
    /// <param name="to">The port that is signalled.</param>
    public Notification(PortArray<Emits<T>> from, PortArray<Consumes<T>> to) : base(from, to)
    {
    }
}
