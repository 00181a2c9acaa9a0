// Does nothing wrong, after all the others.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class Survivor : Component
{
    protected override void Run() => Console.WriteLine("survivor: still here");
}
