// The exception that a client gets if its server throws one.
namespace CamkesNet;

/// <summary>The called component threw an exception with this message. The component continues.</summary>
public sealed class RemoteException : Exception
{
    internal RemoteException(string message) : base(message)
    {
    }
}
