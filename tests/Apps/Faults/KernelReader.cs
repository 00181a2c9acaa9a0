// Reads the kernel's memory through its direct map.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class KernelReader : Component
{
    private const ulong DirectMap = 0xFFFF_8000_0010_0000;

    protected override unsafe void Run()
    {
        ulong value = *(ulong*)DirectMap;
        Console.WriteLine(value == 0 ? "kernelReader: not stopped" : "kernelReader: read something");
    }
}
