// Which of a guest's processors one is, as CPUID says.
using System.Numerics;

namespace CamkesNet.Vmm.Cpuid;

/// <summary>One processor among the cores of one package; each core has one thread.</summary>
/// <param name="ApicId">The ID of its local APIC.</param>
/// <param name="Count">How many processors the guest has.</param>
internal readonly record struct ProcessorTopology(uint ApicId, uint Count)
{
    /// <summary>The number of bits of an APIC ID that distinguish cores.</summary>
    public int ApicIdBits => Count <= 1 ? 0 : BitOperations.Log2(Count - 1) + 1;
}
