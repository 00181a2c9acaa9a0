// What a sender sees when its values do not fit into a message.
namespace CamkesNet;

/// <summary>
/// The values of a call or of its results are longer than a message: 4096 bytes. Pass them through a dataport.
/// </summary>
public sealed class MessageTooLongException : Exception
{
    internal MessageTooLongException()
        : base("The values of the call are longer than a message, 4096 bytes: pass them through a dataport.")
    {
    }
}
