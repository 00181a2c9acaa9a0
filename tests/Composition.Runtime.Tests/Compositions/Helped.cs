// A system with a component in the background.
namespace CamkesNet.Tests.Compositions;

[Component(IsBackground = true)]
public partial class Helper : Client;

[Assembly]
public partial class Helped : Composition
{
    [Instance]
    public partial Client client { get; }

    [Instance]
    public partial Helper helper { get; }

    [Instance]
    public partial EchoServer echo { get; }

    [Connection]
    public RpcCall<IEcho> call => new(from: client.Echo, to: echo.Echo);

    [Connection]
    public RpcCall<IEcho> help => new(from: helper.Echo, to: echo.Echo);

    [Connection]
    public Notification<Tick> tick => new(from: client.Ticked, to: echo.Ticked);

    [Connection]
    public Notification<Tock> tock => new(from: echo.Tocked, to: helper.Tocked);

    [Connection]
    public SharedData<SharedBytes> shared => new(from: helper.Shared, to: echo.Shared);
}
