// Exceptions that the processor and the runtime throw.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static class FaultProgram
{
    public static void Run()
    {
        FromTheProcessor();
        FromTheRuntime();
    }

    private static void FromTheProcessor()
    {
        Expect("divide", () => Console.WriteLine(10 / Opaque(0)));
        Expect("remainder", () => Console.WriteLine(10L % Opaque(0)));
        Expect("null string", () => Console.WriteLine(Null<string>()!.Length));
        Expect("null array", () => Console.WriteLine(Null<int[]>()![0]));
        Expect("null field store", () => Null<Holder>()!.Value = "x");
        Expect("null interface", () => Null<IComparable>()!.CompareTo(null));
        Expect("null virtual", () => Null<object>()!.ToString());
        Expect("null delegate", () => Null<Action>()!());
        // The processor's divide error does not say whether the quotient or the divisor was at fault.
        ExpectArithmetic(() => Console.WriteLine(Opaque(int.MinValue) / Opaque(-1)));
    }

    private static void FromTheRuntime()
    {
        Expect("index", () => Console.WriteLine(Three()[Opaque(3)]));
        Expect("negative index", () => Console.WriteLine(Three()[Opaque(-1)]));
        Expect("span index", () => Console.WriteLine(new int[3].AsSpan()[Opaque(3)]));
        Expect("string index", () => Console.WriteLine("abc"[Opaque(3)]));
        Expect("cast", () => Console.WriteLine((string)Box(5)));
        Expect("unbox", () => Console.WriteLine((int)Box("text")));
        Expect("unbox null", () => Console.WriteLine((int)Null<object>()!));
        Expect("overflow", () => Console.WriteLine(checked(Opaque(int.MaxValue) + 1)));
        Expect("conversion", () => Console.WriteLine(checked((byte)Opaque(256))));
        Expect("float conversion", () => Console.WriteLine(checked((int)(Opaque(int.MaxValue) * 2.0))));
        Expect("array store", () => ((object[])Box(new string[1]))[0] = 5);
        Expect("negative length", () => Console.WriteLine(new int[Opaque(-1)].Length));
        Expect("no value", () => Console.WriteLine(((int?)Null<object>())!.Value));
        Expect("throw null", () => throw Null<Exception>()!);
        Expect("list index", () => Console.WriteLine(new List<int> { 1 }[Opaque(1)]));
        Expect("key", () => Console.WriteLine(new Dictionary<int, int>()[Opaque(1)]));
        Expect("changed list", () =>
        {
            var list = new List<int> { 1, 2 };
            foreach (int item in list)
            {
                list.Add(item);
            }
        });
    }

    private static void Expect(string what, Action action)
    {
        try
        {
            action();
            Console.WriteLine(what + ": nothing");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Console.WriteLine(what + ": " + KindOf(e));
        }
    }

    private static void ExpectArithmetic(Action action)
    {
        try
        {
            action();
        }
        catch (ArithmeticException)
        {
            Console.WriteLine("arithmetic");
        }
    }

    private static string KindOf(Exception e) => e switch
    {
        DivideByZeroException => "divide by zero",
        OverflowException => "overflow",
        ArithmeticException => "arithmetic",
        NullReferenceException => "null reference",
        IndexOutOfRangeException => "index",
        InvalidCastException => "cast",
        ArrayTypeMismatchException => "array type",
        ArgumentOutOfRangeException => "argument range",
        KeyNotFoundException => "key",
        InvalidOperationException => "operation",
        _ => "other",
    };

    private static int[] Three() => new int[3];

    private sealed class Holder
    {
        public string? Value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Opaque(int value) => value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T? Null<T>()
        where T : class => null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static object Box(object value) => value;
}
