// The events and the dataport of the hand-written system.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.HandWritten;

public readonly struct Tick : IEvent;

public readonly struct Tock : IEvent;

[InlineArray(256)]
public struct SharedBytes
{
    private byte _first;
}
