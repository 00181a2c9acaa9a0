// The event that requests a product.
namespace CamkesNet.Tests.Servers;

public readonly struct Question : IEvent;
