// Static constructors: when they run, in which order, and what happens when they throw.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static class StaticProgram
{
    private static class Precomputed
    {
        public static readonly int[] Table = [10, 20, 30];
        public static readonly string Text = "pre";
        public static readonly object Instance = new Exception("made early");
        public static long Counter = 1L << 40;
    }

    private static class Explicit
    {
        public static readonly int Value;
        public static readonly string Text = "before the body";

        static Explicit()
        {
            Console.WriteLine("Explicit runs");
            Value = Opaque(40) + 2;
        }
    }

    private static class Dependent
    {
        public static readonly int Value = Explicit.Value + Needed.Value;

        static Dependent() => Console.WriteLine("Dependent runs");
    }

    private static class Needed
    {
        public static readonly int Value = Opaque(100);

        static Needed() => Console.WriteLine("Needed runs");
    }

    private static class First
    {
        public static readonly int Value = Second.Value + 1;

        static First() => Console.WriteLine("First sees " + Second.Value);
    }

    private static class Second
    {
        public static readonly int Value = First.Value + 10;

        static Second() => Console.WriteLine("Second sees " + First.Value);
    }

    private static class Failing
    {
        public static readonly int Value = Opaque(1);

        static Failing()
        {
            Console.WriteLine("Failing runs");
            if (Opaque(1) == 1)
            {
                throw new InvalidOperationException("cannot be");
            }
        }
    }

    private static class Generic<T>
    {
        public static readonly string Text = Name();
        public static int Count;

        static Generic() => Console.WriteLine("Generic runs");

        private static string Name() => typeof(T) == typeof(int) ? "int" : typeof(T) == typeof(string) ? "string" : "?";
    }

    private sealed class WithInstances
    {
        public static int Made;
        private readonly int number;

        static WithInstances() => Console.WriteLine("WithInstances runs");

        public WithInstances() => number = ++Made;

        public int Number => number;
    }

    public static void Run()
    {
        Console.WriteLine(Precomputed.Table[Opaque(1)] + Precomputed.Text
            + (Precomputed.Instance as Exception)!.Message + ++Precomputed.Counter);
        Console.WriteLine("start");
        Console.WriteLine(Dependent.Value);
        Console.WriteLine(Explicit.Value + Explicit.Text);
        Console.WriteLine(First.Value + " " + Second.Value);
        for (int i = 0; i < 2; i++)
        {
            try
            {
                Console.WriteLine(Failing.Value);
            }
            catch (TypeInitializationException e)
            {
                Console.WriteLine("failed: " + e.InnerException!.Message);
            }
        }
        Generic<int>.Count++;
        Generic<string>.Count += 5;
        Generic<object>.Count += 7;
        Console.WriteLine(Generic<int>.Text + Generic<int>.Count + Generic<string>.Text + Generic<string>.Count
            + Generic<object>.Count);
        Console.WriteLine(new WithInstances().Number + new WithInstances().Number + WithInstances.Made);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Opaque(int value) => value;
}
