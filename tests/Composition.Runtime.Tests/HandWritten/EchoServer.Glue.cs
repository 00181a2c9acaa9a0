// What the generator writes for EchoServer.
namespace CamkesNet.Tests.HandWritten;

partial class EchoServer
{
    private readonly Provides<IEcho> _echo = new(0, nameof(Echo));
    private readonly Consumes<Tick> _ticked = new(1, nameof(Ticked), handled: true);
    private readonly Emits<Tock> _tocked = new(2, nameof(Tocked));
    private readonly Dataport<SharedBytes> _shared = new(3, nameof(Shared));

    public partial Provides<IEcho> Echo => _echo;

    public partial Consumes<Tick> Ticked => _ticked;

    public partial Emits<Tock> Tocked => _tocked;

    public partial Dataport<SharedBytes> Shared => _shared;

    protected override void Bind(PortBinder binder)
    {
        base.Bind(binder);
        binder.Add(_echo);
        binder.Add(_ticked);
        binder.Add(_tocked);
        binder.Add(_shared);
    }

    protected override void Dispatch(int port, ref MessageContext message)
    {
        switch (port)
        {
            case 0:
                EchoDispatcher.Dispatch(this, ref message);
                break;
            default:
                base.Dispatch(port, ref message);
                break;
        }
    }

    protected override void HandleSignals(ulong badge)
    {
        base.HandleSignals(badge);
        if ((badge & _ticked.Badge) != 0)
        {
            OnTicked();
        }
    }
}
