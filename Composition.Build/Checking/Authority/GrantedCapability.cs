// One slot, as the checker derived it.
using CamkesNet.Abi;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>A capability that a component has to hold.</summary>
internal sealed record GrantedCapability(
    uint Slot, CapabilityKind Kind, string Object, CapabilityRights Rights, ulong Badge);
