// Thrown when decoding finds invalid data.
namespace System.IO;

public class InvalidDataException : SystemException
{
    private const string DefaultMessage = "Found invalid data while decoding.";

    public InvalidDataException() : base(DefaultMessage) { }

    public InvalidDataException(string? message) : base(message ?? DefaultMessage) { }

    public InvalidDataException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.IO.InvalidDataException";
}
