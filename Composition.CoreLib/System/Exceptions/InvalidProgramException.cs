// Thrown when a program has invalid intermediate language.
namespace System;

public class InvalidProgramException : SystemException
{
    private const string DefaultMessage = "The program has invalid intermediate language.";

    public InvalidProgramException() : base(DefaultMessage) { }

    public InvalidProgramException(string? message) : base(message ?? DefaultMessage) { }

    public InvalidProgramException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.InvalidProgramException";
}
