// Thrown on an attempt to access a missing method.
namespace System;

public class MissingMethodException : MissingMemberException
{
    private const string DefaultMessage = "Attempted to access a missing method.";

    public MissingMethodException() : base(DefaultMessage) { }

    public MissingMethodException(string? message) : base(message ?? DefaultMessage) { }

    public MissingMethodException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.MissingMethodException";
}
