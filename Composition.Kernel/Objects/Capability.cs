// A capability in a component's array, as the kernel checks it on every use.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Objects;

/// <summary>Kind, rights, object and badge.</summary>
internal unsafe struct Capability
{
    public const int RightsShift = 8;
    public const uint KindMask = 0xFF;

    /// <summary>Kind in the low byte, rights above: compared in one step on the fast path.</summary>
    public uint KindAndRights;
    public void* Object;
    public ulong Badge;

    public readonly CapabilityKind Kind => (CapabilityKind)(KindAndRights & KindMask);

    public readonly CapabilityRights Rights => (CapabilityRights)(KindAndRights >> RightsShift);

    /// <summary>The form of <see cref="KindAndRights"/> for a kind and rights.</summary>
    public static uint Encode(CapabilityKind kind, CapabilityRights rights) =>
        (uint)kind | ((uint)rights << RightsShift);

    /// <summary>Whether the capability has this kind and all of these rights.</summary>
    public readonly bool Allows(CapabilityKind kind, CapabilityRights rights) =>
        (KindAndRights & Encode((CapabilityKind)KindMask, rights)) == Encode(kind, rights);
}
