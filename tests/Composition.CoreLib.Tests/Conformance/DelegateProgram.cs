// Delegates, events, closures.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static class DelegateProgram
{
    private delegate int Operation(int a, int b);

    private interface IShape
    {
        int Area();
    }

    private sealed class Square(int side) : IShape
    {
        public int Area() => side * side;
    }

    private class Base
    {
        public virtual string Name() => "base";

        public Func<string> Bind() => Name;
    }

    private sealed class Derived : Base
    {
        public override string Name() => "derived";

        public Func<string> BindBase() => base.Name;
    }

    private sealed class Generic<T>(T value)
    {
        public Func<T> Getter() => () => value;

        public static Func<T, string> Describer() => Describe;

        private static string Describe(T item) => "<" + item + ">";
    }

    private struct Counter
    {
        private int count;

        public int Next() => ++count;
    }

    private sealed class Button
    {
        public event EventHandler<string>? Pressed;

        public void Press(string how) => Pressed?.Invoke(this, how);
    }

    private static event Action? Happened;

    public static void Run()
    {
        Operation add = Add;
        Operation subtract = (a, b) => a - b;
        Console.WriteLine(add(2, 3) + " " + subtract(2, 3) + " " + add.Invoke(4, 5));
        int captured = 10;
        Func<int, int> addCaptured = x => x + captured++;
        Console.WriteLine(addCaptured(1) + " " + addCaptured(1) + " " + captured);
        Func<int> area = new Square(5).Area;
        IShape shape = new Square(3);
        Func<int> interfaceArea = shape.Area;
        Console.WriteLine(area() + " " + interfaceArea());
        Console.WriteLine(new Derived().Bind()() + " " + new Derived().BindBase()());
        Console.WriteLine(new Generic<string>("g").Getter()() + Generic<string>.Describer()("s")
            + Generic<int>.Describer()(4));
        Func<int> boxedStruct = new Counter().Next;
        Console.WriteLine(boxedStruct() + boxedStruct());
        Multicast();
        Equality();
        Events();
        Closures();
        Func<string, string> local = Repeat<string>();
        Console.WriteLine(local("r"));
        Console.WriteLine(Extension.Shout("ext").Length + new Func<string>("ext".Shout)());
    }

    private static Func<T, string> Repeat<T>()
    {
        return Twice;

        static string Twice(T value) => value + "" + value;
    }

    private static int Add(int a, int b) => a + b;

    private static void Multicast()
    {
        var log = new List<string>();
        Action one = () => log.Add("1");
        Action two = () => log.Add("2");
        Action? all = one + two + one;
        all();
        all -= one;
        all?.Invoke();
        Console.WriteLine(string.Join(",", log) + " " + all?.GetInvocationList().Length);
        all -= one;
        all -= two;
        Console.WriteLine(all is null);
        Func<int> numbers = () => 1;
        numbers += () => 2;
        Console.WriteLine(numbers());
        Action? none = null;
        none += one;
        Console.WriteLine(none == one);
    }

    private static void Equality()
    {
        var square = new Square(2);
        Func<int> a = square.Area;
        Func<int> b = square.Area;
        Func<int> other = new Square(2).Area;
        Console.WriteLine((a == b) + " " + (a == other) + " " + a.Equals(b) + " " + ReferenceEquals(a.Target, square));
        Operation add = Add;
        Operation again = Add;
        Console.WriteLine((add == again) + " " + (add.GetHashCode() == again.GetHashCode()));
    }

    private static void Events()
    {
        var button = new Button();
        EventHandler<string> first = (_, how) => Console.WriteLine("first " + how);
        button.Pressed += first;
        button.Pressed += (sender, how) => Console.WriteLine("second " + how + " " + (sender == button));
        button.Press("softly");
        button.Pressed -= first;
        button.Press("hard");
        new Button().Press("unheard");
        Happened += Announce;
        Happened?.Invoke();
        Happened -= Announce;
        Console.WriteLine(Happened is null);
    }

    private static void Announce() => Console.WriteLine("happened");

    private static void Closures()
    {
        var actions = new List<Func<int>>();
        for (int i = 0; i < 3; i++)
        {
            int copy = i;
            actions.Add(() => copy * 10 + i);
        }
        foreach (Func<int> action in actions)
        {
            Console.Write(action() + " ");
        }
        Console.WriteLine(Fibonacci(15));

        static int Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);
    }
}

internal static class Extension
{
    public static string Shout(this string text) => text.ToUpperInvariant() + "!";
}
