// What a client sees when its server is gone.
namespace CamkesNet;

/// <summary>The component that was called was stopped or restarted before it replied.</summary>
public sealed class ServerDiedException : Exception
{
    internal ServerDiedException() : base("The component that was called was stopped or restarted before it replied.")
    {
    }
}
