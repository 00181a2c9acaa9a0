// A component with arrays of ports and a handler, but without a provided port.
namespace CamkesNet.Tests.Servers;

[Component]
public partial class Listener : Component
{
    public partial PortArray<Consumes<Shout>> Heard { get; }

    public partial PortArray<Uses<IArithmetic>> Teachers { get; }

    protected override void Run()
    {
        foreach (Uses<IArithmetic> teacher in Teachers)
        {
            Console.WriteLine($"{InstanceName}: teacher {teacher.Call.WhoCalls()} says {teacher.Call.Subtract(5, 3)}");
        }
    }

    [Handles(nameof(Heard))]
    private void OnHeard(int element) =>
        Console.WriteLine($"{InstanceName}: shouter {element} of {Heard.Count}");
}
