// Calls itself without end.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Faults;

[Component]
public partial class DeepRecursion : Component
{
    protected override void Run() => Console.WriteLine(Descend(1));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Descend(long depth) => Descend(depth + 1) + depth;
}
