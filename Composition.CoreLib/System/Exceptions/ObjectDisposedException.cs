// Thrown when an object is used after its disposal.
using System.Diagnostics.CodeAnalysis;

namespace System;

public class ObjectDisposedException : InvalidOperationException
{
    private const string DefaultMessage = "Cannot access a disposed object.";

    public ObjectDisposedException(string? objectName) : this(objectName, DefaultMessage) { }

    public ObjectDisposedException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException) => ObjectName = "";

    public ObjectDisposedException(string? objectName, string? message)
        : base(message ?? DefaultMessage) => ObjectName = objectName ?? "";

    public string ObjectName { get; }

    public override string Message =>
        ObjectName.Length == 0 ? base.Message : string.Concat(base.Message, "\nObject name: '", ObjectName, "'.");

    internal override string RuntimeTypeName => "System.ObjectDisposedException";

    public static void ThrowIf([DoesNotReturnIf(true)] bool condition, object instance)
    {
        if (condition)
        {
            throw new ObjectDisposedException("");
        }
    }
}
