// What a receiver sees when a message is not what the contract says.
namespace CamkesNet;

/// <summary>A message from another component ends too early or has a length that is wrong.</summary>
public sealed class MalformedMessageException : Exception
{
    internal MalformedMessageException()
        : base("A message ends before its last value, or a length in it is wrong.")
    {
    }
}
