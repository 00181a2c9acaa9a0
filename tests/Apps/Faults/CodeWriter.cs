// Writes to its own code.
namespace CamkesNet.Tests.Faults;

[Component]
public partial class CodeWriter : Component
{
    private const byte Return = 0xC3;

    protected override unsafe void Run()
    {
        delegate*<int> code = &Victim;
        *(byte*)code = Return;
        Console.WriteLine("codeWriter: not stopped");
    }

    private static int Victim() => 1;
}
