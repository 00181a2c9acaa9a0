// Thrown when a method is not supported.
namespace System;

public class NotSupportedException : SystemException
{
    private const string DefaultMessage = "Specified method is not supported.";

    public NotSupportedException() : base(DefaultMessage) { }

    public NotSupportedException(string? message) : base(message ?? DefaultMessage) { }

    public NotSupportedException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.NotSupportedException";
}
