// Thrown on an attempt to access a missing field.
namespace System;

public class MissingFieldException : MissingMemberException
{
    private const string DefaultMessage = "Attempted to access a missing field.";

    public MissingFieldException() : base(DefaultMessage) { }

    public MissingFieldException(string? message) : base(message ?? DefaultMessage) { }

    public MissingFieldException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.MissingFieldException";
}
