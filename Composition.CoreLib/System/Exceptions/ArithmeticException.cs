// Thrown on an overflow or underflow in an arithmetic operation.
namespace System;

public class ArithmeticException : SystemException
{
    private const string DefaultMessage = "Overflow or underflow in the arithmetic operation.";

    public ArithmeticException() : base(DefaultMessage) { }

    public ArithmeticException(string? message) : base(message ?? DefaultMessage) { }

    public ArithmeticException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.ArithmeticException";
}
