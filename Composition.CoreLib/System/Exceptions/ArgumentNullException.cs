// Thrown when an argument is null that may not be.
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System;

public class ArgumentNullException : ArgumentException
{
    private const string DefaultMessage = "Value cannot be null.";

    public ArgumentNullException() : base(DefaultMessage) { }

    public ArgumentNullException(string? paramName) : base(DefaultMessage, paramName) { }

    public ArgumentNullException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    public ArgumentNullException(string? paramName, string? message) : base(message ?? DefaultMessage, paramName) { }

    internal override string RuntimeTypeName => "System.ArgumentNullException";

    public static void ThrowIfNull(
        [NotNull] object? argument, [CallerArgumentExpression(nameof(argument))] string? paramName = null)
    {
        if (argument is null)
        {
            throw new ArgumentNullException(paramName);
        }
    }

    // Sound: the pointer is compared with null and never followed.
    public static unsafe void ThrowIfNull(
        [NotNull] void* argument, [CallerArgumentExpression(nameof(argument))] string? paramName = null)
    {
        if (argument == null)
        {
            throw new ArgumentNullException(paramName);
        }
    }
}
