// Thrown when the stack is insufficient to continue safely.
namespace System;

public class InsufficientExecutionStackException : SystemException
{
    private const string DefaultMessage = "Insufficient stack to continue executing the program safely.";

    public InsufficientExecutionStackException() : base(DefaultMessage) { }

    public InsufficientExecutionStackException(string? message) : base(message ?? DefaultMessage) { }

    public InsufficientExecutionStackException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.InsufficientExecutionStackException";
}
