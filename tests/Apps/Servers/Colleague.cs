// A second client of the same server, with nothing but a call.
namespace CamkesNet.Tests.Servers;

[Component]
public partial class Colleague : Component
{
    public partial Uses<IArithmetic> Arithmetic { get; }

    protected override void Run() => Console.WriteLine($"{InstanceName}: client {Arithmetic.Call.WhoCalls()}");
}
