// Thrown when a null reference is dereferenced.
namespace System;

public class NullReferenceException : SystemException
{
    private const string DefaultMessage = "Object reference not set to an instance of an object.";

    public NullReferenceException() : base(DefaultMessage) { }

    public NullReferenceException(string? message) : base(message ?? DefaultMessage) { }

    public NullReferenceException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.NullReferenceException";
}
