// Checks that are compiled in only where DEBUG is defined.
using System.Diagnostics.CodeAnalysis;

namespace System.Diagnostics;

public static class Debug
{
    [Conditional("DEBUG")]
    public static void Assert([DoesNotReturnIf(false)] bool condition) => Assert(condition, "");

    [Conditional("DEBUG")]
    public static void Assert([DoesNotReturnIf(false)] bool condition, string? message)
    {
        if (!condition)
        {
            Fail(message);
        }
    }

    [Conditional("DEBUG")]
    [DoesNotReturn]
    public static void Fail(string? message) => Environment.FailFast(string.Concat("Assertion failed: ", message));

    [Conditional("DEBUG")]
    public static void WriteLine(string? message) => Console.WriteLine(message);
}

/// <summary>Thrown by a switch that should have been exhaustive.</summary>
public sealed class UnreachableException : Exception
{
    private const string DefaultMessage = "The program executed an instruction that was thought to be unreachable.";

    public UnreachableException() : base(DefaultMessage) { }

    public UnreachableException(string? message) : base(message ?? DefaultMessage) { }

    public UnreachableException(string? message, Exception? innerException)
        : base(message ?? DefaultMessage, innerException)
    {
    }

    internal override string RuntimeTypeName => "System.Diagnostics.UnreachableException";
}
