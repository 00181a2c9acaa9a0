// The event that asks for a product.
namespace CamkesNet.Tests.Servers;

public readonly struct Question : IEvent;
