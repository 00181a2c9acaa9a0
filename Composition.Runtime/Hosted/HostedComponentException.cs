// The exception that reports the failure of a component to a test.
namespace CamkesNet.Hosted;

/// <summary>A hosted component was stopped by an exception, which is the inner exception, or says that it has failed.</summary>
public sealed class HostedComponentException : Exception
{
    internal HostedComponentException(string instance, Exception failure)
        : base($"The component {instance} was stopped by an exception: {failure.Message}", failure)
    {
    }

    internal HostedComponentException(string instance)
        : base($"The component {instance} has ended with HasFailed set.")
    {
    }
}
