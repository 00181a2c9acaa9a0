// Shows that something allocates nothing.
namespace CamkesNet.Tests.Components;

internal static class Allocation
{
    /// <summary>Runs an action repeatedly, and returns how many bytes it allocated after the first runs.</summary>
    public static long Measure(Action action)
    {
        const int Rounds = 100;
        for (int i = 0; i < Rounds; i++)
        {
            action(); // compiles, and fills the caches of the run-time
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
