// The event that answers a tick.
namespace CamkesNet.Tests.HandWritten;

public readonly struct Tock : IEvent;
