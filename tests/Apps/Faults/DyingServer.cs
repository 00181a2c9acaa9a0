// Touches memory that it was not given while a client waits for its answer.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Faults;

[Component]
public partial class DyingServer : Component, IMortal
{
    private const ulong NobodysAddress = 0x6000_0000_0000;

    public partial Provides<IMortal> Service { get; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    unsafe int IMortal.Answer(int question) => *(int*)(NobodysAddress + (ulong)question);
}
