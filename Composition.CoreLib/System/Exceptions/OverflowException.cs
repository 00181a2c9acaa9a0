// Thrown when an arithmetic operation overflows.
namespace System;

public class OverflowException : ArithmeticException
{
    private const string DefaultMessage = "Arithmetic operation resulted in an overflow.";

    public OverflowException() : base(DefaultMessage) { }

    public OverflowException(string? message) : base(message ?? DefaultMessage) { }

    public OverflowException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.OverflowException";
}
