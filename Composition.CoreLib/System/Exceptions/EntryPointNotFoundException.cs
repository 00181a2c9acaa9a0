// Thrown when an entry point was not found.
namespace System;

public class EntryPointNotFoundException : TypeLoadException
{
    private const string DefaultMessage = "Entry point was not found.";

    public EntryPointNotFoundException() : base(DefaultMessage) { }

    public EntryPointNotFoundException(string? message) : base(message ?? DefaultMessage) { }

    public EntryPointNotFoundException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.EntryPointNotFoundException";
}
