// Thrown when a type cannot be loaded.
namespace System;

public class TypeLoadException : SystemException
{
    private const string DefaultMessage = "Failure has occurred while loading a type.";

    public TypeLoadException() : base(DefaultMessage) { }

    public TypeLoadException(string? message) : base(message ?? DefaultMessage) { }

    public TypeLoadException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.TypeLoadException";
}
