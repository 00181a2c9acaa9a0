// Thrown on an attempt to access a missing member.
namespace System;

public class MissingMemberException : MemberAccessException
{
    private const string DefaultMessage = "Attempted to access a missing member.";

    public MissingMemberException() : base(DefaultMessage) { }

    public MissingMemberException(string? message) : base(message ?? DefaultMessage) { }

    public MissingMemberException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.MissingMemberException";
}
