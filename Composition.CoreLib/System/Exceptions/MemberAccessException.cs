// Thrown when a member cannot be accessed.
namespace System;

public class MemberAccessException : SystemException
{
    private const string DefaultMessage = "Cannot access member.";

    public MemberAccessException() : base(DefaultMessage) { }

    public MemberAccessException(string? message) : base(message ?? DefaultMessage) { }

    public MemberAccessException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.MemberAccessException";
}
