// A component whose threads are distinguished.
namespace CamkesNet.Tests.Compositions;

[Component]
public partial class Watch : Component, IMailbox
{
    public partial Provides<IMailbox> Mailbox { get; }

    public partial Consumes<Tick> Ticked { get; }

    public partial Consumes<Tock> Tocked { get; }

    public string? TickThread { get; private set; }

    public string? TockThread { get; private set; }

    public string? CallThread { get; private set; }

    int IMailbox.Post(int value)
    {
        CallThread = Thread.CurrentThread.Name;
        return Caller;
    }

    [Handles(nameof(Ticked))]
    private void OnTicked() => TickThread = Thread.CurrentThread.Name;

    [Handles(nameof(Tocked))]
    private void OnTocked() => TockThread = Thread.CurrentThread.Name;
}
