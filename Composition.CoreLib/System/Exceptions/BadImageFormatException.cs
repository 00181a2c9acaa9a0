// Thrown when the format of an executable or library is invalid.
namespace System;

public class BadImageFormatException : SystemException
{
    private const string DefaultMessage = "Format of the executable or library is invalid.";

    public BadImageFormatException() : base(DefaultMessage) { }

    public BadImageFormatException(string? message) : base(message ?? DefaultMessage) { }

    public BadImageFormatException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.BadImageFormatException";
}
