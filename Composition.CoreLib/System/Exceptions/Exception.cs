// The base of all exceptions.
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// Sound: the table's addresses are those of method tables and of string objects in the image's data.
public unsafe class Exception
{
    private readonly string? message;

    public Exception() { }

    public Exception(string? message) => this.message = message;

    public Exception(string? message, Exception? innerException)
    {
        this.message = message;
        InnerException = innerException;
    }

    public virtual string Message => message ?? string.Concat("Exception of type '", FullTypeName, "' was thrown.");

    public Exception? InnerException { get; }

    public int HResult { get; set; }

    public virtual string? Source { get; set; }

    public virtual string? HelpLink { get; set; }

    /// <summary>
    /// Always null: an image carries no names of methods. The platform reports where an exception came from.
    /// </summary>
    public virtual string? StackTrace => null;

    /// <summary>The type's full name.</summary>
    internal string FullTypeName
    {
        get
        {
            ExceptionNameTable* table = RuntimeImports.ExceptionNames();
            var names = (ExceptionName*)(table + 1);
            for (ulong i = 0; i < table->Count; i++)
            {
                if (names[i].MethodTable == (ulong)m_pEEType)
                {
                    return Unsafe.As<ulong, string>(ref names[i].Name);
                }
            }
            return RuntimeTypeName;
        }
    }

    /// <summary>The name of a type in this library; the table has those of all others.</summary>
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
        string text = string.Concat(FullTypeName, ": ", Message);
        return InnerException is null ? text : string.Concat(text, "\n ---> ", InnerException.ToString());
    }
}
