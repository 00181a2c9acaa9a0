// Touches memory that it was not given.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class Trespasser : Component
{
    private const ulong NobodysAddress = 0x7000_0000_0000;

    protected override unsafe void Run()
    {
        ulong value = *(ulong*)NobodysAddress;
        Console.WriteLine(value == 0 ? "trespasser: not stopped" : "trespasser: read something");
    }
}
