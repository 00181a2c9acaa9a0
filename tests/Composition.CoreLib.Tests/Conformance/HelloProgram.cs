// The smallest program.
namespace CamkesNet.Tests.Conformance;

internal static class HelloProgram
{
    private static int counter = 41;

    public static void Run() => Console.WriteLine("hello, " + ++counter);
}
