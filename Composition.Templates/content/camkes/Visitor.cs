using CamkesNet;

namespace CamkesApp;

[Component]
public partial class Visitor : Component
{
    public partial Uses<IGreeter> Greeter { get; }

    // The component's own thread; it may return while the component goes on to serve calls.
    protected override void Run() => Console.WriteLine(Greeter.Call.Greet("world"));
}
