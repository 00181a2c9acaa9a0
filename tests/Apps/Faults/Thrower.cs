// Throws an unhandled exception.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class Thrower : Component
{
    protected override void Run() => throw new InvalidOperationException("the tank is empty");
}
