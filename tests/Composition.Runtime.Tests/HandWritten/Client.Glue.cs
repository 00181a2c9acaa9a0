// What the generator writes for Client.
namespace CamkesNet.Tests.HandWritten;

partial class Client
{
    private readonly Uses<IEcho> _echo = new(0, nameof(Echo), new EchoProxy());
    private readonly Emits<Tick> _ticked = new(1, nameof(Ticked));
    private readonly Consumes<Tock> _tocked = new(2, nameof(Tocked));
    private readonly Dataport<SharedBytes> _shared = new(3, nameof(Shared));
    private readonly Uses<IEcho> _maybe = new(4, nameof(Maybe), new EchoProxy());
    private int _rounds;
    private string _greeted = "";

    public partial Uses<IEcho> Echo => _echo;

    public partial Emits<Tick> Ticked => _ticked;

    public partial Consumes<Tock> Tocked => _tocked;

    public partial Dataport<SharedBytes> Shared => _shared;

    public partial Uses<IEcho> Maybe => _maybe;

    public partial int Rounds => _rounds;

    public partial string Greeted => _greeted;

    protected override void Bind(PortBinder binder)
    {
        base.Bind(binder);
        binder.Add(_echo);
        binder.Add(_ticked);
        binder.Add(_tocked);
        binder.Add(_shared);
        binder.Add(_maybe);
        _rounds = unchecked((int)binder.GetAttribute(0, nameof(Rounds), 10L));
        _greeted = binder.GetAttribute(1, nameof(Greeted), "nobody");
    }
}
