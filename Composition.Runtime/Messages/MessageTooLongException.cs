// The exception for values that do not fit into a message.
namespace CamkesNet;

/// <summary>
/// The arguments or the results of a call are longer than a message, 4096 bytes. Pass them through a dataport.
/// </summary>
public sealed class MessageTooLongException : Exception
{
    internal MessageTooLongException()
        : base("The values of the call are longer than a message, 4096 bytes: pass them through a dataport.")
    {
    }
}
