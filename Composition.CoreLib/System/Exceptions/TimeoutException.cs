// Thrown when an operation has timed out.
namespace System;

public class TimeoutException : SystemException
{
    private const string DefaultMessage = "The operation has timed out.";

    public TimeoutException() : base(DefaultMessage) { }

    public TimeoutException(string? message) : base(message ?? DefaultMessage) { }

    public TimeoutException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.TimeoutException";
}
