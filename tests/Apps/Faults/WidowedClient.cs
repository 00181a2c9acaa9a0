// Calls a server that dies, and gets an exception.
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
