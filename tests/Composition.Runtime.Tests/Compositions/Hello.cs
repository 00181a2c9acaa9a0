// An assembly as a user writes it.
namespace CamkesNet.Tests.Compositions;

[Assembly]
public partial class Hello : Composition
{
    [Instance(Priority = 90)]
    [Setting(nameof(Client.Rounds), 20)]
    public partial Client client { get; }

    [Instance]
    public partial Client second { get; }

    [Instance]
    public partial EchoServer echo { get; }

    [Connection]
    public RpcCall<IEcho> call => new(from: client.Echo, to: echo.Echo);

    [Connection]
    public RpcCall<IEcho> call2 => new(from: second.Echo, to: echo.Echo);

    [Connection]
    public Notification<Tick> tick => new(from: client.Ticked, to: echo.Ticked);

    [Connection]
    public Notification<Tock> tock => new(from: echo.Tocked, to: client.Tocked);

    [Connection]
    public SharedData<SharedBytes> shared => new(from: client.Shared, to: echo.Shared);
}
