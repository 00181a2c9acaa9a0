// What a client sees when its server threw.
namespace CamkesNet;

/// <summary>The component that was called threw an exception; this is its message. The other component goes on.</summary>
public sealed class RemoteException : Exception
{
    internal RemoteException(string message) : base(message)
    {
    }
}
