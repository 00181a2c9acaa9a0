// What only the image can show: its heap, how it runs out, and what allocates nothing. The expected lines stand in
// ImageTests.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static class MemoryProgram
{
    private interface IStep
    {
        int Next(int value);
    }

    private sealed class Add(int amount) : IStep
    {
        public int Next(int value) => value + amount;
    }

    private sealed class Multiply : IStep
    {
        public int Next(int value) => value * 3;
    }

    private sealed class Negate : IStep
    {
        public int Next(int value) => -value;
    }

    private const int BlockSize = 1 << 20;

    private static readonly Dictionary<string, int> table = new() { ["one"] = 1, ["two"] = 2 };
    private static readonly Dictionary<long, int> numbers = new() { [1] = 1, [2] = 2 };
    private static readonly List<int> list = [1, 2, 3];
    private static readonly IStep[] steps = [new Add(1), new Multiply(), new Negate()];
    private static readonly object padlock = new();

    /// <summary>What is stored here the compiler cannot keep on the stack.</summary>
    private static object? kept;

    public static void Run()
    {
        kept = table; // runs this type's static constructor, which allocates
        long before = GC.GetAllocatedBytesForCurrentThread();
        kept = new object();
        long size = Allocated(ref before);
        Console.WriteLine("an object takes " + size + " bytes");
        SteadyState();
        before = GC.GetAllocatedBytesForCurrentThread();
        int result = SteadyState();
        size = Allocated(ref before);
        Console.WriteLine("a steady state of " + result + " allocated " + size + " bytes");
        UseUpHeap();
    }

    private static long Allocated(ref long before)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        before += allocated;
        return allocated;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int SteadyState()
    {
        int sum = 0;
        Span<char> text = stackalloc char[16];
        Span<byte> bytes = stackalloc byte[64];
        for (int i = 0; i < 100; i++)
        {
            sum += steps[i % steps.Length].Next(i);
            lock (padlock)
            {
                sum += table["one"] + numbers[2];
            }
            foreach (int item in list)
            {
                sum += item;
            }
            sum.TryFormat(text, out int written);
            sum += text[..written].Length + text[..written].IndexOf('7');
            bytes.Fill((byte)i);
            bytes[..32].CopyTo(bytes[16..]);
            sum += bytes.IndexOf((byte)0) + (EqualityComparer<int>.Default.Equals(sum, i) ? 1 : 0);
        }
        return sum;
    }

    private static void UseUpHeap()
    {
        int blocks = 0;
        try
        {
            while (true)
            {
                kept = new byte[BlockSize];
                blocks++;
            }
        }
        catch (OutOfMemoryException e)
        {
            Console.WriteLine("out of memory after more than 30 blocks: " + (blocks > 30) + ": " + e.Message);
        }
        try
        {
            kept = new long[int.MaxValue];
        }
        catch (OutOfMemoryException)
        {
            Console.WriteLine("an array can be too large");
        }
        Console.WriteLine("small objects still fit: " + new string('x', 5));
        try
        {
            while (true)
            {
                kept = new object();
            }
        }
        catch (OutOfMemoryException)
        {
            Console.WriteLine("now nothing fits");
        }
        try
        {
            ((List<int>)kept!).Clear();
        }
        catch (Exception e) when (e is not InvalidCastException)
        {
            Console.WriteLine(e is OutOfMemoryException ? "not even another exception" : "wrong");
        }
        try
        {
            kept = 10 / (kept == padlock ? 1 : 0);
        }
        catch (OutOfMemoryException)
        {
            Console.WriteLine("nor one of the processor's");
        }
    }
}
