// The exception for a message that does not match its contract.
namespace CamkesNet;

/// <summary>A message from another component ends too early or contains an invalid length.</summary>
public sealed class MalformedMessageException : Exception
{
    internal MalformedMessageException()
        : base("A message ends before its last value, or contains an invalid length.")
    {
    }
}
