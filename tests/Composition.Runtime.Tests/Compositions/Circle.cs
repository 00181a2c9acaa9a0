// Relays: first calls second, second and third call each other, and the last one calls itself.
namespace CamkesNet.Tests.Compositions;

[Assembly]
public partial class Circle : Composition
{
    [Instance]
    public partial Relay first { get; }

    [Instance]
    public partial Relay second { get; }

    [Instance]
    public partial Relay third { get; }

    [Instance]
    public partial Relay last { get; }

    [Connection]
    public RpcCall<IMailbox> start => new(from: first.Next, to: second.In);

    [Connection]
    public RpcCall<IMailbox> there => new(from: second.Next, to: third.In);

#pragma warning disable CN1047 // The cycles are what is tested.
    [Connection]
    public RpcCall<IMailbox> back => new(from: third.Next, to: second.In);

    [Connection]
    public RpcCall<IMailbox> self => new(from: last.Next, to: last.In);
#pragma warning restore CN1047

    [Connection]
    public Notification<Tick> tick => new(from: first.Ring, to: third.Bell);
}
