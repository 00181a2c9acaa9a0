// A component that tests chain into circles.
namespace CamkesNet.Tests.Compositions;

[Component]
public partial class Relay : Component, IMailbox
{
    public partial Provides<IMailbox> In { get; }

    [Optional]
    public partial Uses<IMailbox> Next { get; }

    [Optional]
    public partial Consumes<Tick> Bell { get; }

    [Optional]
    public partial Emits<Tick> Ring { get; }

    public partial KernelTimer Alarm { get; }

    public SystemClock Time => Clock;

    public Action<Relay> Program { get; set; } = _ => { };

    public Func<Relay, int, int> Answer { get; set; } = (relay, value) => relay.Next.Call.Post(value);

    int IMailbox.Post(int value) => Answer(this, value);

    protected override void Run() => Program(this);
}
