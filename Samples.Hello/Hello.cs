// Two components and a connection: one asks, the other answers.
using CamkesNet;

namespace Samples.Hello;

public interface IGreeter
{
    string Greet(string name);
}

[Component]
public partial class Greeter : Component, IGreeter
{
    public partial Provides<IGreeter> Greetings { get; }

    string IGreeter.Greet(string name) => $"Hello, {name}!";
}

[Component]
public partial class Visitor : Component
{
    public partial Uses<IGreeter> Greeter { get; }

    protected override void Run() => Console.WriteLine(Greeter.Call.Greet("world"));
}

[Assembly]
public partial class HelloSystem : Composition
{
    [Instance]
    public partial Visitor visitor { get; }

    [Instance]
    public partial Greeter greeter { get; }

    [Connection]
    public RpcCall<IGreeter> greeting => new(from: visitor.Greeter, to: greeter.Greetings);
}
