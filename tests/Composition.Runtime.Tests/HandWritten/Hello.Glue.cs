// The generator's output for Hello, without its layout.
namespace CamkesNet.Tests.HandWritten;

partial class Hello
{
    private readonly Client _client = new();
    private readonly Client _second = new();
    private readonly EchoServer _echo = new();

    public partial Client client => _client;

    public partial Client second => _second;

    public partial EchoServer echo => _echo;

    protected override void Describe(SystemDescription system)
    {
        system.AddInstance("client", _client);
        system.AddSetting("Rounds", 20L);
        system.AddInstance("second", _second);
        system.AddInstance("echo", _echo);
        system.AddConnection("call", call);
        system.AddConnection("call2", call2);
        system.AddConnection("tick", tick);
        system.AddConnection("tock", tock);
        system.AddConnection("shared", shared);
    }
}
