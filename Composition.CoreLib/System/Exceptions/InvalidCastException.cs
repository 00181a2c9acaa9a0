// Thrown when a cast is invalid.
namespace System;

public class InvalidCastException : SystemException
{
    private const string DefaultMessage = "Specified cast is not valid.";

    public InvalidCastException() : base(DefaultMessage) { }

    public InvalidCastException(string? message) : base(message ?? DefaultMessage) { }

    public InvalidCastException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.InvalidCastException";
}
