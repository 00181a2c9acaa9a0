// The event that says that the product is there.
namespace CamkesNet.Tests.Servers;

public readonly struct Answer : IEvent;
