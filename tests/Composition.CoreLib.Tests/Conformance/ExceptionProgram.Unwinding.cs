// What unwinding restores and how far it goes: registers, deep recursion, loops.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static partial class ExceptionProgram
{
    private static int depth;

    /// <summary>Values in registers that callees save must be right in handlers and after them.</summary>
    private static void Registers()
    {
        int a = Opaque(1), b = Opaque(2), c = Opaque(3), d = Opaque(4), e = Opaque(5), f = Opaque(6), g = Opaque(7);
        long sum = 0;
        for (int i = 0; i < 3; i++)
        {
            try
            {
                sum += a + b * 2 + c * 3;
                Throw(i);
            }
            catch (Exception)
            {
                sum += d * 4 + e * 5 + f * 6;
                a++;
            }
            finally
            {
                sum += g;
                b += a;
            }
        }
        Console.WriteLine(sum + " " + a + b + c + d + e + f + g);
    }

    private static void DeepRecursion()
    {
        depth = 0;
        try
        {
            Recurse(60);
        }
        catch (FirstException e)
        {
            Console.WriteLine("from depth " + depth + ": " + e.Message);
        }
        Console.WriteLine(CatchAtEveryLevel(12));
    }

    private static void Recurse(int left)
    {
        depth++;
        if (left == 0)
        {
            throw new FirstException("deep");
        }
        Recurse(left - 1);
    }

    private static int CatchAtEveryLevel(int left)
    {
        try
        {
            if (left == 0)
            {
                throw new FirstException("0");
            }
            return CatchAtEveryLevel(left - 1);
        }
        catch (FirstException e) when (left > 0)
        {
            throw new FirstException((int.Parse(e.Message) + 1).ToString());
        }
        catch (FirstException) when (left == 0)
        {
            return 100;
        }
    }

    private static void Loops()
    {
        int caught = 0;
        for (int i = 0; i < 1000; i++)
        {
            try
            {
                if (i % 3 == 0)
                {
                    continue;
                }
                Throw(i % 2);
            }
            catch (FirstException)
            {
                caught++;
            }
            catch (ArgumentException)
            {
                caught += 2;
            }
        }
        Console.WriteLine(caught);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Opaque(int value) => value;
}
