// Divides by zero.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Faults;

[Component]
public partial class DivisionByZero : Component
{
    protected override void Run() => Console.WriteLine(Divide(1, 0));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Divide(int dividend, int divisor) => dividend / divisor;
}
