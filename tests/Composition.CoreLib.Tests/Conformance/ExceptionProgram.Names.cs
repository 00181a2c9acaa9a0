// What exceptions are called, those of this assembly and those of the core library.
namespace CamkesNet.Tests.Conformance;

internal static partial class ExceptionProgram
{
    private class OwnException : InvalidOperationException;

    private sealed class DerivedException : OwnException;

    private class OfAnyException<T> : Exception
    {
        public T? Value { get; init; }
    }

    private sealed class OfNumberException : OfAnyException<int>;

    private static void Names()
    {
        Exception[] exceptions =
        [
            new OwnException(), new DerivedException(), new OfNumberException { Value = 1 }, new NamedException(),
            new(), new InvalidOperationException(), new System.IO.EndOfStreamException(),
        ];
        foreach (Exception exception in exceptions)
        {
            Console.WriteLine(exception.Message);
        }

        // Never thrown, so that .NET adds no stack trace.
        Console.WriteLine(new FirstException("text").ToString());
        Console.WriteLine(new SecondException("outer", new NamedException()).Cause.ToString());
    }
}
