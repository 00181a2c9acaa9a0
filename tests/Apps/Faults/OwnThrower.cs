// Throws an unhandled exception of its own type.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class OwnThrower : Component
{
    protected override void Run() => throw new EmptyTankException(3);

    private sealed class EmptyTankException(int missing) : InvalidOperationException($"{missing} l are missing");
}
