// The boundary behind interrupt ports.
namespace CamkesNet;

/// <summary>What stands behind an <see cref="Interrupt"/>.</summary>
internal abstract class InterruptControl
{
    public abstract void Acknowledge();
}
