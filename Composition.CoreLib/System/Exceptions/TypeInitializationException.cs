// Thrown when a type's static constructor has thrown.
namespace System;

public sealed class TypeInitializationException(string? fullTypeName, Exception? innerException)
    : SystemException("The type initializer threw an exception.", innerException)
{
    /// <summary>Empty where the runtime throws it: an image carries no type names.</summary>
    public string TypeName => fullTypeName ?? "";

    internal override string RuntimeTypeName => "System.TypeInitializationException";
}
