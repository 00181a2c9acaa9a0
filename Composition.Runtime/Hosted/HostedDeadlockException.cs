// The exception that reports to a test that a system waits for ever.
namespace CamkesNet.Hosted;

/// <summary>A hosted component waits for what can never happen. The message says who waits for whom on which port.</summary>
public sealed class HostedDeadlockException : Exception
{
    internal HostedDeadlockException(IEnumerable<string> waits)
        : base($"Nothing can end these waits: {string.Join("; ", waits)}.")
    {
    }
}
