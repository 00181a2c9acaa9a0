// An Interrupt port in a process.
namespace CamkesNet.Hosted;

/// <summary>Fakes raise interrupts at any time, so acknowledging has no effect.</summary>
internal sealed class HostedInterrupt : InterruptControl
{
    public override void Acknowledge()
    {
    }
}
