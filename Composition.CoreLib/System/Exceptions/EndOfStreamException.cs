// Thrown on an attempt to read past the end of the stream.
namespace System.IO;

public class EndOfStreamException : IOException
{
    private const string DefaultMessage = "Attempted to read past the end of the stream.";

    public EndOfStreamException() : base(DefaultMessage) { }

    public EndOfStreamException(string? message) : base(message ?? DefaultMessage) { }

    public EndOfStreamException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.IO.EndOfStreamException";
}
