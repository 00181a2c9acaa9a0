// A client of the hub.
namespace CamkesNet.Tests.Compositions;

[Component]
public partial class Spoke : Component
{
    [Optional]
    public partial Dataport<SharedBytes> Board { get; }

    public partial Uses<IMailbox> Plain { get; }

    public partial UsesWithEvent<IMailbox, Tock> Bell { get; }

    public partial UsesWithBuffer<IMailbox, SharedBytes> Box { get; }

    public partial Emits<Tick> Tick { get; }

    public partial Consumes<Tock> Tock { get; }

    public Action<Spoke> Program { get; set; } = _ => { };

    protected override void Run() => Program(this);
}
