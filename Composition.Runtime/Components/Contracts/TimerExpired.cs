// The event of the time server.
namespace CamkesNet.Components;

/// <summary>A timer has expired: <see cref="ITimeServer.TakeExpired"/> returns which one.</summary>
public readonly struct TimerExpired : IEvent;
