// An event of the composition Hello.
namespace CamkesNet.Tests.Compositions;

public readonly struct Tick : IEvent;
