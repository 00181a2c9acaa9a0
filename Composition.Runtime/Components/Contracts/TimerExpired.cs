// The event of the time server.
namespace CamkesNet.Components;

/// <summary>A timer has expired: <see cref="ITimeServer.TakeExpired"/> tells which.</summary>
public readonly struct TimerExpired : IEvent;
