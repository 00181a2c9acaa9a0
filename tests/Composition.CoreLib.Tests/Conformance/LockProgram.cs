// Locks and atomic operations, as one thread sees them.
namespace CamkesNet.Tests.Conformance;

internal static class LockProgram
{
    private static readonly Lock gate = new();
    private static int counter;
    private static object? shared;

    public static void Run()
    {
        object padlock = new();
        lock (padlock)
        {
            lock (padlock)
            {
                Console.WriteLine(Monitor.IsEntered(padlock));
            }
            Console.WriteLine(Monitor.IsEntered(padlock));
        }
        Console.WriteLine(Monitor.IsEntered(padlock) + " " + Monitor.TryEnter(padlock));
        Monitor.Exit(padlock);
        try
        {
            Monitor.Exit(padlock);
        }
        catch (SynchronizationLockException)
        {
            Console.WriteLine("not held");
        }
        lock (gate)
        {
            Console.WriteLine(gate.IsHeldByCurrentThread + " " + gate.TryEnter());
            gate.Exit();
        }
        Console.WriteLine(gate.IsHeldByCurrentThread);
        try
        {
            lock (padlock)
            {
                throw new InvalidOperationException();
            }
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine(Monitor.IsEntered(padlock));
        }
        lock ("a literal")
        {
            Console.WriteLine("literals have headers too");
        }
        Atomics();
    }

    private static void Atomics()
    {
        Console.WriteLine(Interlocked.Increment(ref counter) + " " + Interlocked.Add(ref counter,
            5) + " " + Interlocked.Decrement(ref counter));
        Console.WriteLine(Interlocked.Exchange(ref counter, 10) + " " + Interlocked.CompareExchange(ref counter, 20,
            10) + " " + counter);
        Console.WriteLine(Interlocked.CompareExchange(ref counter, 30, 10) + " " + Interlocked.Or(ref counter,
            3) + " " + counter);
        long wide = 1L << 40;
        Console.WriteLine(Interlocked.Increment(ref wide) + " " + Interlocked.Exchange(ref wide,
            -1) + " " + Interlocked.Read(ref wide));
        Console.WriteLine((Interlocked.CompareExchange(ref shared, "set", null) is null) + " " + shared);
        Volatile.Write(ref counter, 77);
        Console.WriteLine(Volatile.Read(ref counter));
        Interlocked.MemoryBarrier();
        var lazy = new Lazy<int>(() => ++counter);
        Console.WriteLine(lazy.IsValueCreated + " " + lazy.Value + " " + lazy.Value);
    }
}
