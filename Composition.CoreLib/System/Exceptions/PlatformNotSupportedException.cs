// Thrown when an operation is not supported on this platform.
namespace System;

public class PlatformNotSupportedException : NotSupportedException
{
    private const string DefaultMessage = "Operation is not supported on this platform.";

    public PlatformNotSupportedException() : base(DefaultMessage) { }

    public PlatformNotSupportedException(string? message) : base(message ?? DefaultMessage) { }

    public PlatformNotSupportedException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.PlatformNotSupportedException";
}
