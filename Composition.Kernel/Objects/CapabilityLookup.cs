// Finds a capability by its slot and checks kind and rights.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Objects;

/// <summary>The check of every system call with a slot.</summary>
// Sound: the array has CapabilityCount elements and is never freed or moved.
internal static unsafe class CapabilityLookup
{
    /// <summary>Checks a use of <paramref name="slot"/> and finds its capability.</summary>
    /// <param name="component">Who uses it.</param>
    /// <param name="slot">Any number: it comes from ring 3.</param>
    /// <param name="needs">The kind and the rights that the use needs: <see cref="Capability.Encode"/>.</param>
    /// <param name="capability">The capability; null when the use is not allowed.</param>
    /// <returns>What is wrong with the use.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FaultKind Find(Component* component, ulong slot, uint needs, out Capability* capability)
    {
        if (slot < component->CapabilityCount)
        {
            capability = component->Capabilities + slot;
            if ((capability->KindAndRights & (needs | Capability.KindMask)) == needs)
            {
                return FaultKind.None;
            }
        }

        capability = null;
        return Explain(component, slot, needs);
    }

    private static FaultKind Explain(Component* component, ulong slot, uint needs)
    {
        CapabilityKind kind = slot < component->CapabilityCount ? component->Capabilities[slot].Kind : default;
        return kind == CapabilityKind.None ? FaultKind.EmptyCapabilitySlot
            : kind != (CapabilityKind)(needs & Capability.KindMask) ? FaultKind.WrongCapabilityKind
            : FaultKind.MissingRights;
    }
}
