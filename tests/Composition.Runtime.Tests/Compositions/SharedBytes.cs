// The contents of the dataport of the composition Hello.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Compositions;

[InlineArray(256)]
public struct SharedBytes
{
    private byte first;
}
