// What the compiler builds from library types: records, patterns, tuples, ranges, iterators, interpolation.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static class SyntaxProgram
{
    private record Person(string Name, int Age);

    private record Employee(string Name, int Age, string Job) : Person(Name, Age);

    private record struct Point(int X, int Y);

    private readonly record struct Pair<T>(T First, T Second);

    [InlineArray(4)]
    private struct FourInts
    {
        private int element0;
    }

    private ref struct Window
    {
        public Span<int> Items;

        public readonly int Sum()
        {
            int sum = 0;
            foreach (int item in Items)
            {
                sum += item;
            }
            return sum;
        }
    }

    private class Settings
    {
        public required string Name { get; init; }

        public int Level { get; init; } = 3;

        public string this[int index] => Name + index;
    }

    public static void Run()
    {
        Records();
        Patterns();
        Tuples();
        RangesAndCollections();
        Iterators();
        Interpolation();
        Others();
    }

    private static void Records()
    {
        var ann = new Person("Ann", 30);
        Person older = ann with { Age = 31 };
        Console.WriteLine(ann + " " + older);
        Console.WriteLine((ann == new Person("Ann", 30)) + " " + (ann == older));
        Person worker = new Employee("Ann", 30, "smith");
        Console.WriteLine(worker + " " + (worker == ann) + " " + (worker is Employee { Job: "smith" }));
        Console.WriteLine(new Point(1, 2) + " " + (new Point(1, 2) == new Point(1, 2)));
        Console.WriteLine(new Pair<string>("a", "b") + " " + new Pair<double>(1.5, 2));
        (string name, int age) = ann;
        Console.WriteLine(name + age);
        Console.WriteLine(ann.GetHashCode() == new Person("Ann", 30).GetHashCode());
    }

    private static string Describe(object? value) => value switch
    {
        null => "null",
        int and > 10 and < 20 => "teen",
        int i when i % 2 == 0 => "even " + i,
        int i => "odd " + i,
        string { Length: > 3 } s => "long " + s,
        string s => "short " + s,
        Point { X: 0 } => "on the axis",
        Point(var x, var y) => "sum " + (x + y),
        Person { Age: >= 18 and < 65, Name: var name } => "adult " + name,
        int[] and [] => "nothing",
        int[] and [var first, .. var rest] => first + " and " + rest.Length,
        IEnumerable<string> => "strings",
        _ => "other",
    };

    private static void Patterns()
    {
        object?[] values =
        [
            null, 15, 4, 7, "abcd", "ab", new Point(0, 1), new Point(2, 3), new Person("Ann", 30),
            new Person("Tim", 3), Array.Empty<int>(), new[] { 1, 2, 3 }, new List<string>(), 2.5,
        ];
        foreach (object? value in values)
        {
            Console.WriteLine(Describe(value));
        }
        foreach (string word in new[] { "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota" })
        {
            Console.Write(IndexOf(word) + " ");
        }
        Console.WriteLine();
    }

    private static int IndexOf(string word) => word switch
    {
        "alpha" => 1,
        "beta" => 2,
        "gamma" => 3,
        "delta" => 4,
        "epsilon" => 5,
        "zeta" => 6,
        "eta" => 7,
        "theta" => 8,
        _ => -1,
    };

    private static (int Quotient, int Remainder) Divide(int a, int b) => (a / b, a % b);

    private static void Tuples()
    {
        (int q, int r) = Divide(17, 5);
        Console.WriteLine(q + " " + r + " " + Divide(9, 2));
        (int, string) tuple = (1, "z");
        Console.WriteLine(tuple == (1, "z"));
        Console.WriteLine((1, 2, 3, 4, 5, 6, 7, 8, 9));
        Console.WriteLine((1, "a").CompareTo((1, "b")) < 0);
        Console.WriteLine((1, "a").Equals((1, "a")) + " " + ((1, 2).GetHashCode() == (1, 2).GetHashCode()));
        int a = 1, b = 2;
        (a, b) = (b, a);
        Console.WriteLine(a + " " + b);
        var places = new Dictionary<(int, int), string> { [(1, 2)] = "here" };
        Console.WriteLine(places[(1, 2)] + places.ContainsKey((2, 1)));
    }

    private static void RangesAndCollections()
    {
        int[] numbers = [1, 2, .. new[] { 3, 4 }, 5];
        Console.WriteLine(string.Join(",", numbers[1..^1]) + " " + numbers[^1]);
        Console.WriteLine("hello"[1..3] + "hello"[^2..] + " " + (1..^2));
        List<string> list = ["x", "y", .. new List<string> { "z" }];
        Console.WriteLine(string.Join("", list));
        Span<int> span = [9, 8, 7];
        ReadOnlySpan<int> constant = [100, 200, 300];
        Console.WriteLine(span[1] + constant[2]);
        HashSet<int> set = [1, 2, 2, 3];
        Console.WriteLine(set.Count);
        var four = default(FourInts);
        four[2] = 7;
        Span<int> view = four;
        Console.WriteLine(view.Length + " " + view[2] + " " + four[^2]);
        Console.WriteLine(Total(1, 2, 3) + Total());
        IEnumerable<int> sequence = [4, 5, 6];
        foreach (int item in sequence)
        {
            Console.Write(item);
        }
        Console.WriteLine();
    }

    private static int Total(params ReadOnlySpan<int> values)
    {
        int total = 0;
        foreach (int value in values)
        {
            total += value;
        }
        return total;
    }

    private static IEnumerable<int> Squares(int count)
    {
        try
        {
            for (int i = 0; i < count; i++)
            {
                yield return i * i;
            }
        }
        finally
        {
            Console.Write("(done)");
        }
    }

    private static IEnumerable<T> Filter<T>(IEnumerable<T> source, Func<T, bool> keep)
    {
        foreach (T item in source)
        {
            if (keep(item))
            {
                yield return item;
            }
        }
    }

    private static void Iterators()
    {
        foreach (int square in Filter(Squares(6), x => x % 2 == 0))
        {
            Console.Write(square + " ");
        }
        foreach (int square in Squares(9))
        {
            if (square > 4)
            {
                break;
            }
            Console.Write(square + " ");
        }
        Console.WriteLine();
        foreach (char c in "abc")
        {
            Console.Write(c + "-");
        }
        Console.WriteLine();
    }

    private static void Interpolation()
    {
        int number = 255;
        string text = "str";
        double fraction = 1234.5678;
        Console.WriteLine($"n={number} x={number:X4} s={text} |{number,6}|{number,-6}|{text,5}|");
        Console.WriteLine($"{fraction:F2}|{fraction,10:N1}|");
        Console.WriteLine($"{{braces}} {null} {true} {'c'} {new Point(1, 2)} {(object)5:D3}");
        Console.WriteLine(string.Create(null, $"{number:x}"));
        var builder = new System.Text.StringBuilder();
        builder.Append($"<{number,5}>").AppendLine($"[{text}]");
        Console.Write(builder.ToString());
    }

    private static unsafe void Others()
    {
        var settings = new Settings { Name = "n" };
        Console.WriteLine(settings.Name + settings.Level + settings[4]);
        var window = new Window { Items = stackalloc int[] { 1, 2, 3 } };
        Console.WriteLine(window.Sum());
        delegate*<int, int, int> add = &Add;
        Console.WriteLine(add(3, 4));
        string? missing = null;
        Console.WriteLine((missing ?? "default") + missing?.Length + (missing is null));
        missing ??= "now";
        Console.WriteLine(missing);
        using (new Announcer("using"))
        {
            Console.WriteLine("inside");
        }
        Console.WriteLine(nameof(Others) + default(int) + sizeof(Point));
        Console.WriteLine(checked(5 + Add(1, 2)));
        ReadOnlySpan<byte> utf8 = "h\u00e9llo"u8;
        Console.WriteLine(utf8.Length + " " + utf8[1]);
        ref int chosen = ref Choose(true, ref Unused.First, ref Unused.Second);
        chosen = 12;
        Console.WriteLine(Unused.First + " " + Unused.Second);
        goto end;
    end:
        Console.WriteLine("end");
    }

    private static class Unused
    {
        public static int First = 1;
        public static int Second = 2;
    }

    private static ref int Choose(bool first, ref int a, ref int b)
    {
        if (first)
        {
            return ref a;
        }
        return ref b;
    }

    private static int Add(int a, int b) => a + b;

    private sealed class Announcer(string name) : IDisposable
    {
        public void Dispose() => Console.WriteLine("disposed " + name);
    }
}
