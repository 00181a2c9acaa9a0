// Thrown when a number is not finite.
namespace System;

public class NotFiniteNumberException : ArithmeticException
{
    private const string DefaultMessage = "Number encountered was not a finite quantity.";

    public NotFiniteNumberException() : base(DefaultMessage) { }

    public NotFiniteNumberException(string? message) : base(message ?? DefaultMessage) { }

    public NotFiniteNumberException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.NotFiniteNumberException";
}
