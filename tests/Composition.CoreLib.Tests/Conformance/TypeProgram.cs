// Classes, interfaces, structs, boxing and casts.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static class TypeProgram
{
    private class Animal
    {
        public virtual int Legs => 4;

        public virtual string Name => "animal";

        public override string ToString() => Name + " on " + Legs;
    }

    private class Bird : Animal
    {
        public override int Legs => 2;

        public sealed override string Name => "bird";
    }

    private sealed class Owl : Bird
    {
        public new string Name => "owl";
    }

    private interface IShape
    {
        int Area();

        int Twice() => 2 * Area();

        static abstract string Kind { get; }

        static virtual int Corners => 4;
    }

    private interface INamed
    {
        string Name { get; }
    }

    private sealed class Square(int side) : IShape, INamed
    {
        public static string Kind => "square";

        string INamed.Name => "sq" + side;

        public int Area() => side * side;
    }

    private sealed class Circle : IShape
    {
        public static string Kind => "circle";

        public static int Corners => 0;

        public int Area() => 3;

        public int Twice() => 7;
    }

    private struct Counter : IShape
    {
        public int Value;

        public static string Kind => "counter";

        public int Area() => Value++;
    }

    private struct Mixed
    {
        public int Number;
        public string? Text;
        public double Fraction;
    }

    private struct Packed
    {
        public int X;
        public int Y;
    }

    private enum Color
    {
        Red,
        Green = 5,
        Blue,
    }

    [Flags]
    private enum Rights : byte
    {
        None = 0,
        Read = 1,
        Write = 2,
    }

    private enum Wide : long
    {
        Low = -5,
        High = long.MaxValue,
    }

    public static void Run()
    {
        VirtualMethods();
        Interfaces();
        Boxing();
        StructEquality();
        Enums();
        Casts();
    }

    private static void VirtualMethods()
    {
        Animal[] animals = [new Animal(), new Bird(), new Owl()];
        foreach (Animal animal in animals)
        {
            Console.WriteLine(animal.ToString());
        }
        Console.WriteLine(new Owl().Name + " " + ((Animal)new Owl()).Name);
    }

    private static void Interfaces()
    {
        IShape[] shapes = [new Square(3), new Circle(), new Counter { Value = 7 }, new Square(2)];
        for (int round = 0; round < 3; round++)
        {
            foreach (IShape shape in shapes)
            {
                Console.WriteLine(shape.Area() + " " + shape.Twice());
            }
        }
        var counter = new Counter { Value = 1 };
        Console.WriteLine(AddAreas(ref counter) + " " + counter.Value);
        Console.WriteLine(Describe<Square>() + Describe<Circle>() + Describe<Counter>());
        INamed named = new Square(4);
        Console.WriteLine(named.Name);
    }

    private static int AddAreas<T>(ref T shape)
        where T : IShape => shape.Area() + shape.Area();

    private static string Describe<T>()
        where T : IShape => T.Kind + T.Corners + ";";

    private static void Boxing()
    {
        object boxed = Opaque(42);
        Console.WriteLine(boxed is int);
        Console.WriteLine(boxed is long);
        Console.WriteLine((int)boxed + 1);
        Console.WriteLine(boxed.Equals(42) + " " + boxed.Equals(42L) + " " + boxed);
        int? some = Opaque(1) == 1 ? 5 : null;
        int? none = Opaque(1) == 1 ? null : 5;
        object? boxedSome = some;
        object? boxedNone = none;
        Console.WriteLine((boxedSome is int i ? i : -1) + " " + (boxedNone is null));
        Console.WriteLine((int?)boxedSome + " " + ((int?)boxedNone).HasValue + " " + none.GetValueOrDefault(9));
        Console.WriteLine((some + none).HasValue + " " + (some > 3) + " " + (none > 3) + " " + (some == 5));
        object boxedColor = Color.Green;
        Console.WriteLine((int)boxedColor);
        Console.WriteLine((Color)(object)5 == Color.Green);
    }

    private static void StructEquality()
    {
        object a = new Mixed { Number = 1, Text = "a" + Opaque(1), Fraction = 0.5 };
        object b = new Mixed { Number = 1, Text = "a" + Opaque(1), Fraction = 0.5 };
        object c = new Mixed { Number = 1, Text = "b", Fraction = 0.5 };
        Console.WriteLine(a.Equals(b) + " " + a.Equals(c) + " " + (a.GetHashCode() == b.GetHashCode()));
        object p = new Packed { X = 1, Y = 2 };
        Console.WriteLine(p.Equals(new Packed { X = 1, Y = 2 }) + " " + p.Equals(new Packed { X = 2, Y = 1 }));
        Console.WriteLine(new Mixed { Fraction = 0.0 }.Equals(new Mixed { Fraction = -0.0 }));
    }

    private static void Enums()
    {
        var color = (Color)Opaque(5);
        Console.WriteLine(color == Color.Green);
        Console.WriteLine(((object)color).Equals(Color.Green) + " " + ((object)color).Equals(5));
        Console.WriteLine(Color.Blue.CompareTo(Color.Red) > 0);
        Console.WriteLine((Rights.Read | Rights.Write).HasFlag(Rights.Write));
        Console.WriteLine(((Color)77).ToString() + " " + ((Wide)Opaque(-77)).ToString());
        Console.WriteLine(Color.Green.ToString("D") + " " + Color.Green.ToString("X") + " " + Wide.Low.ToString("X"));
        Console.WriteLine(EqualityComparer<Color>.Default.Equals(Color.Red, (Color)Opaque(0)));
        Console.WriteLine(Comparer<Wide>.Default.Compare(Wide.Low, Wide.High));
        var counts = new Dictionary<Color, int> { [Color.Red] = 1, [Color.Blue] = 2 };
        Console.WriteLine(counts[Color.Blue] + " " + counts.ContainsKey(Color.Green));
    }

    private static void Casts()
    {
        object square = Opaque(1) == 1 ? new Square(3) : "no";
        Console.WriteLine(square is Square);
        Console.WriteLine(square is INamed);
        Console.WriteLine(square is Circle);
        Console.WriteLine(square as string is null);
        Console.WriteLine(((IShape)square).Area());
        object strings = new[] { "a", "b" };
        Console.WriteLine(strings is object[]);
        Console.WriteLine(strings is int[]);
        Console.WriteLine(strings is IEnumerable<object>);
        Console.WriteLine(strings is IList<string>);
        object ints = new[] { 1, 2 };
        Console.WriteLine(ints is uint[]);
        Console.WriteLine(ints is object[]);
        Console.WriteLine(ints is IEnumerable<int>);
        Action<object> contravariant = o => Console.WriteLine("got " + o);
        Action<string> narrowed = contravariant;
        narrowed("text");
        Console.WriteLine(typeof(int) == Opaque(1).GetType());
        Console.WriteLine(typeof(Bird).IsAssignableTo(typeof(Animal)));
        Console.WriteLine(typeof(Owl).BaseType == typeof(Bird));
        Console.WriteLine(typeof(List<int>) == new List<int>().GetType());
        Console.WriteLine(typeof(List<int>) == typeof(List<long>));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Opaque(int value) => value;
}
