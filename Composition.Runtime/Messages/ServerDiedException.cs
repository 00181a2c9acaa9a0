// The exception that a client gets if its server is stopped or restarted.
namespace CamkesNet;

/// <summary>The called component was stopped or restarted before it replied.</summary>
public sealed class ServerDiedException : Exception
{
    internal ServerDiedException() : base("The called component was stopped or restarted before it replied.")
    {
    }
}
