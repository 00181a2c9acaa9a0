// The contents of the dataport of the hand-written system.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.HandWritten;

[InlineArray(256)]
public struct SharedBytes
{
    private byte _first;
}
