// Thrown on an attempt to read or write protected memory.
namespace System;

public class AccessViolationException : SystemException
{
    private const string DefaultMessage = "Attempted to read or write protected memory.";

    public AccessViolationException() : base(DefaultMessage) { }

    public AccessViolationException(string? message) : base(message ?? DefaultMessage) { }

    public AccessViolationException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.AccessViolationException";
}
