// Dereferences null.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Faults;

[Component]
public partial class NullDereference : Component
{
    protected override void Run() => Console.WriteLine(LengthOf(null!));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LengthOf(int[] numbers) => numbers.Length;
}
