// The base of all exceptions.
namespace System;

public class Exception
{
    private readonly string? message;

    public Exception() { }

    public Exception(string? message) => this.message = message;

    public Exception(string? message, Exception? innerException)
    {
        this.message = message;
        InnerException = innerException;
    }

    public virtual string Message => message ?? string.Concat("Exception of type '", RuntimeTypeName, "' was thrown.");

    public Exception? InnerException { get; }

    public int HResult { get; set; }

    public virtual string? Source { get; set; }

    public virtual string? HelpLink { get; set; }

    /// <summary>
    /// Always null: an image carries no names of methods. The platform reports where an exception came from.
    /// </summary>
    public virtual string? StackTrace => null;

    /// <summary>The type's name or, since an image has none, that of its nearest base type in this library.</summary>
    internal virtual string RuntimeTypeName => "System.Exception";

    public virtual Exception GetBaseException()
    {
        Exception current = this;
        while (current.InnerException is not null)
        {
            current = current.InnerException;
        }
        return current;
    }

    public override string ToString()
    {
        string text = string.Concat(RuntimeTypeName, ": ", Message);
        return InnerException is null ? text : string.Concat(text, "\n ---> ", InnerException.ToString());
    }
}
