// What a client sees when its server threw.
namespace CamkesNet;

/// <summary>The component that was called threw an exception, which has this message; it goes on.</summary>
public sealed class RemoteException : Exception
{
    internal RemoteException(string message) : base(message)
    {
    }
}
