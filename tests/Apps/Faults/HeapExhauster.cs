// Allocates until nothing is left.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class HeapExhauster : Component
{
    private readonly byte[]?[] kept = new byte[1024][];

    protected override void Run()
    {
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = new byte[4096];
        }

        Console.WriteLine("heapExhauster: not stopped");
    }
}
