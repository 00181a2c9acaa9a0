// Enums as text: names, flags, numbers, and back.
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static class EnumProgram
{
    private enum Phase
    {
        Idle,
        Running = 5,
        Stopped,
        Halted = Stopped,
        Broken = -1,
    }

    [Flags]
    private enum Access : byte
    {
        None = 0,
        Read = 1,
        Write = 2,
        ReadWrite = Read | Write,
        Execute = 4,
        Highest = 0x80,
    }

    [Flags]
    private enum Signs
    {
        One = 1,
        Sign = int.MinValue,
    }

    private enum Large : ulong
    {
        Small = 1,
        Top = ulong.MaxValue,
    }

    private enum Little : sbyte
    {
        Minus = -128,
        Plus = 127,
    }

    // Only elements of an array are ever made objects of this type.
    private enum Element
    {
        First,
        Second,
    }

    /// <summary>Its mangled name is that of <see cref="Twin.Kind"/>.</summary>
    private enum Twin_Kind
    {
        Outer,
    }

    private static class Twin
    {
        internal enum Kind
        {
            Inner,
        }
    }

    private sealed class Holder<T>
    {
        internal enum State
        {
            Empty,
            Full,
        }
    }

    public static void Run()
    {
        Names();
        FlagNames();
        Formats();
        Members();
        Parsing();
        Failures();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Opaque<T>(T value) => value;

    private static void Names()
    {
        Console.WriteLine(Opaque(Phase.Running).ToString() + " " + Phase.Idle + " " + Opaque(Phase.Broken));
        Console.WriteLine($"{Opaque(Phase.Stopped - 1)} {(Phase)Opaque(4)} {(Phase)Opaque(-7),6}|{Phase.Idle,-6}|");
        object boxed = Opaque(Large.Top);
        Console.WriteLine(boxed);
        Phase? some = Opaque<Phase?>(Phase.Running);
        Phase? none = Opaque<Phase?>(null);
        Console.WriteLine($"{some}{none}");
        Console.WriteLine(Opaque(Little.Minus) + " " + Little.Plus + " " + (Little)Opaque((sbyte)-1));
        Console.WriteLine(Opaque(Twin_Kind.Outer) + " " + Opaque(Twin.Kind.Inner));
        Console.WriteLine(Opaque(Holder<string>.State.Full) + " " + Opaque(Holder<int>.State.Empty));
        Array elements = new[] { Opaque(Element.Second), Element.First };
        Console.WriteLine(elements.GetValue(0) + " " + elements.GetValue(1));
        Console.WriteLine(string.Join(",", Phase.Running, Access.Read, DayOfWeek.Friday));
        Console.WriteLine(ReferenceEquals(Opaque(Phase.Running).ToString(), Opaque(Phase.Running).ToString()));
        lock (Phase.Running.ToString())
        {
            Console.WriteLine("locked");
        }
    }

    private static void FlagNames()
    {
        for (int i = 0; i < 10; i++)
        {
            Console.WriteLine((Access)Opaque((byte)i));
        }
        Console.WriteLine(Access.Highest | Access.Read);
        Console.WriteLine((Access)Opaque((byte)0x90));
        Console.WriteLine(Opaque(Signs.Sign | Signs.One) + " " + (Signs)Opaque(0) + " " + (Signs)Opaque(-1));
    }

    private static void Formats()
    {
        Console.WriteLine(Opaque(Phase.Broken).ToString("D") + " " + Phase.Broken.ToString("X"));
        Console.WriteLine(Opaque(Phase.Running).ToString("g") + " " + Phase.Running.ToString("x"));
        Console.WriteLine(((Phase)Opaque(5)).ToString("F") + " " + ((Phase)Opaque(3)).ToString("F"));
        Console.WriteLine(((Access)Opaque((byte)3)).ToString("D") + " " + Access.Execute.ToString("X"));
        Console.WriteLine($"{Opaque(Large.Top):X} {Large.Top:D} {Large.Top:G}");
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0} {0:D} {1:X}", Phase.Idle, Little.Minus));
    }

    private static void Members()
    {
        Console.WriteLine(string.Join(",", Enum.GetNames<Access>()));
        Console.WriteLine(string.Join(",", Enum.GetValues<Access>()));
        Console.WriteLine(string.Join(",", Enum.GetNames(typeof(Large))));
        Console.WriteLine(string.Join(",", Enum.GetNames<Phase>()));
        Console.WriteLine(Enum.GetName(Opaque(Phase.Idle)) + " " + (Enum.GetName((Phase)Opaque(77)) ?? "none"));
        Console.WriteLine(Enum.IsDefined(Opaque(Phase.Broken)) + " " + Enum.IsDefined((Phase)Opaque(1)));
    }

    private static void Parsing()
    {
        Console.WriteLine(Enum.Parse<Phase>(Opaque("Running")) == Phase.Running);
        Console.WriteLine(Enum.Parse<Phase>(Opaque(" broken "), ignoreCase: true) == Phase.Broken);
        Console.WriteLine(Enum.Parse<Access>(Opaque("Read, Execute")));
        Console.WriteLine(Enum.Parse<Access>(Opaque("12")) + " " + Enum.Parse<Phase>(Opaque("-1")));
        Console.WriteLine(Enum.Parse<Large>(Opaque("18446744073709551615")));
        foreach (string text in new[] { "", "Nothing", "read", "Read,", "256", "-1", "99999999999999999999999", "+3", "3x" })
        {
            bool isParsed = Enum.TryParse(Opaque(text), out Access access);
            Console.WriteLine(text + ": " + isParsed + " " + access.ToString("D"));
        }
        Console.WriteLine(Enum.TryParse(Opaque("IDLE"), true, out Phase phase) + " " + phase);
        Console.WriteLine(Enum.TryParse((string?)null, out phase) + " " + phase);
    }

    private static void Failures()
    {
        Console.WriteLine(Failure(() => Enum.Parse<Phase>(Opaque("Nowhere"))));
        Console.WriteLine(Failure(() => Enum.Parse<Phase>(Opaque(" "))));
        Console.WriteLine(Failure(() => Enum.Parse<Access>(Opaque("300"))));
        Console.WriteLine(Failure(() => Enum.Parse<Access>(null!)));
        Console.WriteLine(Failure(() => Phase.Idle.ToString(Opaque("Q"))));
        Console.WriteLine(Failure(() => Phase.Idle.ToString(Opaque("DD"))));
    }

    private static string Failure(Action action)
    {
        try
        {
            action();
            return "none";
        }
        catch (ArgumentNullException)
        {
            return "null";
        }
        catch (ArgumentException)
        {
            return "argument";
        }
        catch (OverflowException)
        {
            return "overflow";
        }
        catch (FormatException)
        {
            return "format";
        }
    }
}
