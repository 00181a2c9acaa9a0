// A client as a user writes it. Its control thread runs what the test gives it.
namespace CamkesNet.Tests.Compositions;

[Component]
public partial class Client : Component
{
    public partial Uses<IEcho> Echo { get; }

    public partial Emits<Tick> Ticked { get; }

    [Optional]
    public partial Consumes<Tock> Tocked { get; }

    [Optional]
    public partial Dataport<SharedBytes> Shared { get; }

    [Optional]
    public partial Uses<IEcho> Maybe { get; }

    [Attribute(Default = 10)]
    public partial int Rounds { get; }

    [Attribute(Default = "nobody")]
    public partial string Greeted { get; }

    public Action<Client> Program { get; set; } = _ => { };

    public SystemClock Time => Clock;

    public void Fail() => HasFailed = true;

    protected override void Run() => Program(this);
}
