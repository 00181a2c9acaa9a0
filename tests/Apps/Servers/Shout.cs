// The event of several shouters.
namespace CamkesNet.Tests.Servers;

public readonly struct Shout : IEvent;
