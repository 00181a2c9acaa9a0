// Thrown when an index is outside the bounds of an array.
namespace System;

public class IndexOutOfRangeException : SystemException
{
    private const string DefaultMessage = "Index was outside the bounds of the array.";

    public IndexOutOfRangeException() : base(DefaultMessage) { }

    public IndexOutOfRangeException(string? message) : base(message ?? DefaultMessage) { }

    public IndexOutOfRangeException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.IndexOutOfRangeException";
}
