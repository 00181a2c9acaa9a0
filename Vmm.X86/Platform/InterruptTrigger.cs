// How a device's interrupt line is to be read.
namespace CamkesNet.Vmm.Platform;

/// <summary>The trigger of an interrupt line; the polarity is active high.</summary>
internal enum InterruptTrigger
{
    /// <summary>Edge-triggered, as ISA lines are.</summary>
    Edge,

    /// <summary>Level-triggered.</summary>
    Level,
}
