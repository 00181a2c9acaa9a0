// Touches memory that it was not given while a client waits for its answer.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class DyingServer : Component, IMortal
{
    private const ulong NobodysAddress = 0x6000_0000_0000;

    public partial Provides<IMortal> Service { get; }

    unsafe int IMortal.Answer(int question) => *(int*)(NobodysAddress + (ulong)question);
}
