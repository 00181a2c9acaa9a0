// How waiting threads of a hosted system are made to end.
namespace CamkesNet.Hosted;

/// <summary>The system is being stopped.</summary>
internal sealed class HostedStopException() : Exception("The hosted system is being stopped.");
