using CamkesNet;

namespace CamkesApp;

[Component]
public partial class Visitor : Component
{
    public partial Uses<IGreeter> Greeter { get; }

    // The control thread. After it returns, the component continues to serve calls.
    protected override void Run() => Console.WriteLine(Greeter.Call.Greet("world"));
}
