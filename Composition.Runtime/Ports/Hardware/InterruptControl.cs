// The interface between interrupt ports and their implementations.
namespace CamkesNet;

/// <summary>The implementation of an <see cref="Interrupt"/>.</summary>
internal abstract class InterruptControl
{
    public abstract void Acknowledge();
}
