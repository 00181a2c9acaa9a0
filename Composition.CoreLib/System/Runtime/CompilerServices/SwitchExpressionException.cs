// Thrown when no arm of a switch expression matches.
namespace System.Runtime.CompilerServices;

public sealed class SwitchExpressionException : InvalidOperationException
{
    private const string DefaultMessage = "Non-exhaustive switch expression failed to match its input.";

    public SwitchExpressionException() : base(DefaultMessage) { }

    public SwitchExpressionException(string? message) : base(message) { }

    public SwitchExpressionException(object? unmatchedValue) : base(DefaultMessage) => UnmatchedValue = unmatchedValue;

    public object? UnmatchedValue { get; }

    public override string Message =>
        UnmatchedValue is null
            ? base.Message
            : string.Concat(base.Message, "\nUnmatched value was ", UnmatchedValue.ToString(), ".");

    internal override string RuntimeTypeName => "System.Runtime.CompilerServices.SwitchExpressionException";
}
