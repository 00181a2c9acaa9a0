// Throwing, catching, filters, finally, rethrow, nesting, and what the processor throws.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static class ExceptionProgram
{
    private class FirstException(string message) : Exception(message);

    private sealed class SecondException(string message, Exception inner) : FirstException(message)
    {
        public Exception Cause => inner;
    }

    private static int depth;

    public static void Run()
    {
        CatchByType();
        Filters();
        FinallyOrder();
        Rethrow();
        Nested();
        ThrowInHandlers();
        ThrowInFilters();
        Registers();
        DeepRecursion();
        Loops();
    }

    private static void CatchByType()
    {
        for (int i = 0; i < 4; i++)
        {
            try
            {
                Throw(i);
                Console.WriteLine("no exception");
            }
            catch (FirstException e)
            {
                Console.WriteLine("first: " + e.Message);
            }
            catch (ArgumentException e)
            {
                Console.WriteLine("argument: " + e.Message + " " + e.ParamName);
            }
            catch (Exception e)
            {
                Console.WriteLine("any: " + e.Message);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw(int kind)
    {
        switch (kind)
        {
            case 0:
                throw new FirstException("zero");
            case 1:
                throw new ArgumentNullException("one");
            case 2:
                throw new SecondException("two", new Exception("cause"));
        }
    }

    private static void Filters()
    {
        for (int i = 0; i < 3; i++)
        {
            try
            {
                Throw(i);
            }
            catch (Exception e) when (Matches(e, "zero"))
            {
                Console.WriteLine("filter took zero");
            }
            catch (Exception e) when (e is ArgumentException)
            {
                Console.WriteLine("filter took argument");
            }
            catch (SecondException e) when (e.Cause.Message == "cause")
            {
                Console.WriteLine("filter took cause");
            }
        }
        // Filters run before the finally blocks below them.
        try
        {
            try
            {
                Throw(0);
            }
            finally
            {
                Console.WriteLine("inner finally");
            }
        }
        catch (Exception e) when (Matches(e, "zero"))
        {
            Console.WriteLine("caught");
        }
    }

    private static bool Matches(Exception e, string text)
    {
        Console.WriteLine("filter asks for " + text);
        return e.Message == text;
    }

    private static void FinallyOrder()
    {
        Console.WriteLine(FinallyWithReturn());
        try
        {
            Level(0);
        }
        catch (FirstException)
        {
            Console.WriteLine("top");
        }
    }

    private static int FinallyWithReturn()
    {
        try
        {
            return 1;
        }
        finally
        {
            Console.WriteLine("finally on return");
        }
    }

    private static void Level(int level)
    {
        try
        {
            if (level == 3)
            {
                throw new FirstException("bottom");
            }
            Level(level + 1);
        }
        finally
        {
            Console.WriteLine("finally " + level);
        }
    }

    private static void Rethrow()
    {
        try
        {
            try
            {
                Throw(0);
            }
            catch (FirstException e)
            {
                Console.WriteLine("seen " + e.Message);
                throw;
            }
        }
        catch (Exception e)
        {
            Console.WriteLine("again " + e.Message);
        }
        try
        {
            try
            {
                Throw(0);
            }
            catch (FirstException)
            {
                try
                {
                    Throw(1);
                }
                catch (ArgumentException e)
                {
                    Console.WriteLine("in between " + e.ParamName);
                }
                throw;
            }
        }
        catch (Exception e)
        {
            Console.WriteLine("the outer one: " + e.Message);
        }
    }

    private static void Nested()
    {
        try
        {
            try
            {
                Throw(0);
            }
            catch (FirstException e)
            {
                throw new SecondException("wrapped", e);
            }
            finally
            {
                Console.WriteLine("finally after wrapping");
            }
        }
        catch (SecondException e)
        {
            Console.WriteLine(e.Message + " " + e.Cause.Message);
        }
        var outer = new InvalidOperationException("outer", new FirstException("inner"));
        Console.WriteLine(outer.InnerException!.Message + " " + outer.GetBaseException().Message);
    }

    private static void ThrowInHandlers()
    {
        try
        {
            try
            {
                try
                {
                    Throw(0);
                }
                finally
                {
                    Console.WriteLine("throwing from finally");
                    Throw(1);
                }
            }
            catch (FirstException)
            {
                Console.WriteLine("wrong: the finally block's exception replaces this one");
            }
        }
        catch (ArgumentException e)
        {
            Console.WriteLine("from finally: " + e.ParamName);
        }
        for (int i = 0; i < 3; i++)
        {
            try
            {
                HandlerThatThrows(i);
            }
            catch (Exception e)
            {
                Console.WriteLine("handler threw " + e.Message);
            }
        }
    }

    private static void HandlerThatThrows(int kind)
    {
        try
        {
            try
            {
                throw new FirstException("start");
            }
            finally
            {
                try
                {
                    Throw(kind);
                }
                catch (ArgumentException)
                {
                    Console.WriteLine("handled inside finally");
                }
            }
        }
        catch (FirstException e) when (e.Message == "start")
        {
            throw new Exception("replaced");
        }
    }

    private static void ThrowInFilters()
    {
        try
        {
            try
            {
                Throw(0);
            }
            catch (Exception) when (FilterThatThrows())
            {
                Console.WriteLine("wrong: a filter that throws is false");
            }
        }
        catch (FirstException e)
        {
            Console.WriteLine("not filtered: " + e.Message);
        }
        try
        {
            Throw(1);
        }
        catch (Exception e) when (FilterThatCatches(e))
        {
            Console.WriteLine("filtered after catching inside");
        }
    }

    private static bool FilterThatThrows()
    {
        try
        {
            throw new InvalidOperationException("in the filter");
        }
        finally
        {
            Console.WriteLine("finally in the filter");
        }
    }

    private static bool FilterThatCatches(Exception outer)
    {
        try
        {
            Throw(0);
        }
        catch (FirstException)
        {
            Console.WriteLine("caught in the filter");
        }
        return outer is ArgumentException;
    }

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
