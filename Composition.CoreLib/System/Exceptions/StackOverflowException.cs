// Thrown on a stack overflow.
namespace System;

public class StackOverflowException : SystemException
{
    private const string DefaultMessage = "Operation caused a stack overflow.";

    public StackOverflowException() : base(DefaultMessage) { }

    public StackOverflowException(string? message) : base(message ?? DefaultMessage) { }

    public StackOverflowException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.StackOverflowException";
}
