// An event of the hand-written system.
namespace CamkesNet.Tests.HandWritten;

public readonly struct Tick : IEvent;
