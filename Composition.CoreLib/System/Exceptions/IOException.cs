// Thrown on an I/O error.
namespace System.IO;

public class IOException : SystemException
{
    private const string DefaultMessage = "I/O error occurred.";

    public IOException() : base(DefaultMessage) { }

    public IOException(string? message) : base(message ?? DefaultMessage) { }

    public IOException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.IO.IOException";
}
