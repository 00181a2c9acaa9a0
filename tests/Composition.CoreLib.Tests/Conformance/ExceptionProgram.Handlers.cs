// What is thrown in handlers and in filters.
namespace CamkesNet.Tests.Conformance;

internal static partial class ExceptionProgram
{
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
}
