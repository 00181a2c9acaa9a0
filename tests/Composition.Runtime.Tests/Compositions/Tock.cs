// The event that answers a tick.
namespace CamkesNet.Tests.Compositions;

public readonly struct Tock : IEvent;
