// The marker interface of events.
namespace CamkesNet;

/// <summary>
/// Marks a type that names an event. It has no members; both ends of a <see cref="Notification{T}"/> agree on it.
/// </summary>
public interface IEvent;
