// A component that calls once.
namespace CamkesNet.Tests.Compositions;

[Component]
public partial class Caller : Component
{
    public partial Uses<IMailbox> Mailbox { get; }

    public int Number { get; private set; }

    protected override void Run() => Number = Mailbox.Call.Post(1);
}
