// The interrupt controller whose vectors a processor fetches itself: a PC's 8259 pair.
namespace CamkesNet.Vmm.Buses;

/// <summary>The source of ExtINT interrupts. Intel SDM vol. 3A, "Local Vector Table", delivery mode ExtINT.</summary>
public interface IExternalInterrupts
{
    /// <summary>Whether an interrupt waits to be fetched.</summary>
    bool IsPending { get; }

    /// <summary>The processor's interrupt acknowledge cycle: gives the vector.</summary>
    byte Acknowledge();
}
