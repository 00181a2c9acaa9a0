// The exception that ends the waiting threads of a hosted system.
namespace CamkesNet.Hosted;

/// <summary>The system is being stopped.</summary>
internal sealed class HostedStopException() : Exception("The hosted system is being stopped.");
