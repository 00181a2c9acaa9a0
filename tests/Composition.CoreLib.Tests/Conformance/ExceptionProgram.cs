// Throwing, catching, filters, finally, rethrow, nesting, and what the processor throws.
using System.Runtime.CompilerServices;

namespace CamkesNet.Tests.Conformance;

internal static partial class ExceptionProgram
{
    private class FirstException(string message) : Exception(message);

    private sealed class SecondException(string message, Exception inner) : FirstException(message)
    {
        public Exception Cause => inner;
    }

    public static void Run()
    {
        CatchByType();
        Names();
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
}
