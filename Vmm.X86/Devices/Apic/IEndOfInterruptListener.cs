// The listener to ends of level-triggered interrupts.
namespace CamkesNet.Vmm.Devices.Apic;

/// <summary>An I/O APIC as the local APICs see it.</summary>
public interface IEndOfInterruptListener
{
    /// <summary>A local APIC has ended a level-triggered interrupt with this vector.</summary>
    void EndOfInterrupt(byte vector);
}
