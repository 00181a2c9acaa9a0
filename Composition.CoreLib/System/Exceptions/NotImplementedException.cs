// Thrown when a method or operation is not implemented.
namespace System;

public class NotImplementedException : SystemException
{
    private const string DefaultMessage = "The method or operation is not implemented.";

    public NotImplementedException() : base(DefaultMessage) { }

    public NotImplementedException(string? message) : base(message ?? DefaultMessage) { }

    public NotImplementedException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.NotImplementedException";
}
