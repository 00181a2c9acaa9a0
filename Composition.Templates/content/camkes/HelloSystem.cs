using CamkesNet;

namespace CamkesApp;

// The assembly: the instances and their connections. The image contains nothing else.
[Assembly]
public partial class HelloSystem : Composition
{
    [Instance]
    public partial Visitor visitor { get; }

    [Instance]
    [Setting(nameof(Greeter.Salutation), "Hello")]
    public partial Greeter greeter { get; }

    [Connection]
    public RpcCall<IGreeter> greeting => new(from: visitor.Greeter, to: greeter.Greetings);
}
