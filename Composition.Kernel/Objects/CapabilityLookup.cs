// Finds a capability by its slot and checks kind and rights.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Objects;

/// <summary>The check of every system call with a slot.</summary>
internal static unsafe class CapabilityLookup
{
    /// <summary>The capability in <paramref name="slot"/>, or null and what is wrong with the use of it.</summary>
    public static Capability* Find(
        Component* component, ulong slot, CapabilityKind kind, CapabilityRights rights, out FaultKind fault)
    {
        Capability* capability = slot < component->CapabilityCount ? component->Capabilities + slot : null;
        if (capability == null || capability->Kind == CapabilityKind.None)
        {
            fault = FaultKind.EmptyCapabilitySlot;
            return null;
        }

        if (capability->Kind != kind)
        {
            fault = FaultKind.WrongCapabilityKind;
            return null;
        }

        if (!capability->Allows(kind, rights))
        {
            fault = FaultKind.MissingRights;
            return null;
        }

        fault = FaultKind.None;
        return capability;
    }
}
