// An Interrupt port in a process.
namespace CamkesNet.Hosted;

/// <summary>Fakes fire interrupts whenever they like, so there is nothing to be acknowledged to.</summary>
internal sealed class HostedInterrupt : InterruptControl
{
    public override void Acknowledge()
    {
    }
}
