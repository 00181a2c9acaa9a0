// Thrown on an attempt to access an element as a type incompatible with the array.
namespace System;

public class ArrayTypeMismatchException : SystemException
{
    private const string DefaultMessage = "Attempted to access an element as a type incompatible with the array.";

    public ArrayTypeMismatchException() : base(DefaultMessage) { }

    public ArrayTypeMismatchException(string? message) : base(message ?? DefaultMessage) { }

    public ArrayTypeMismatchException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.ArrayTypeMismatchException";
}
