// One device's claim on consecutive model-specific registers.
namespace CamkesNet.Vmm.Buses;

/// <summary>Consecutive model-specific registers that belong to one device.</summary>
/// <param name="Name">What messages call the device.</param>
/// <param name="First">The first register.</param>
/// <param name="Last">The last register.</param>
/// <param name="Device">Who answers.</param>
public readonly record struct MsrRange(string Name, uint First, uint Last, IMsrDevice Device);
