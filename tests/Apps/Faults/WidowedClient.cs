// Calls a server that dies, and is told so.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class WidowedClient : Component
{
    public partial Uses<IMortal> Server { get; }

    protected override void Run()
    {
        try
        {
            Server.Call.Answer(0);
            Console.WriteLine("widowedClient: got an answer");
        }
        catch (ServerDiedException)
        {
            Console.WriteLine("widowedClient: the server died");
        }
    }
}
