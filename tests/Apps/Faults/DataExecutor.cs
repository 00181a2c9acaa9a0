// Executes what lies in its data.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class DataExecutor : Component
{
    private const byte Return = 0xC3;

    protected override unsafe void Run()
    {
        byte* code = stackalloc byte[16];
        code[0] = Return;
        ((delegate*<void>)code)();
        Console.WriteLine("dataExecutor: not stopped");
    }
}
