// Thrown when an argument is not valid.
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace System;

public class ArgumentException : SystemException
{
    private const string DefaultMessage = "Value does not fall within the expected range.";

    public ArgumentException() : this(DefaultMessage) { }

    public ArgumentException(string? message) : base(message ?? DefaultMessage) { }

    public ArgumentException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    public ArgumentException(string? message, string? paramName) : this(message) => ParamName = paramName;

    public virtual string? ParamName { get; }

    public override string Message =>
        string.IsNullOrEmpty(ParamName)
            ? base.Message
            : string.Concat(base.Message, " (Parameter '", ParamName, "')");

    internal override string RuntimeTypeName => "System.ArgumentException";

    public static void ThrowIfNullOrEmpty(
        [NotNull] string? argument, [CallerArgumentExpression(nameof(argument))] string? paramName = null)
    {
        ArgumentNullException.ThrowIfNull(argument, paramName);
        if (argument.Length == 0)
        {
            throw new ArgumentException("The value cannot be an empty string.", paramName);
        }
    }

    public static void ThrowIfNullOrWhiteSpace(
        [NotNull] string? argument, [CallerArgumentExpression(nameof(argument))] string? paramName = null)
    {
        ArgumentNullException.ThrowIfNull(argument, paramName);
        if (string.IsNullOrWhiteSpace(argument))
        {
            throw new ArgumentException(
                "The value cannot be an empty string or composed entirely of whitespace.", paramName);
        }
    }
}
