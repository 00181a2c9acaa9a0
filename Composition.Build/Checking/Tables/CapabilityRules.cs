// Compares capability arrays with what is granted, slot by slot.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>Capability arrays: every slot holds what connections and ports grant, and the others nothing.</summary>
internal static class CapabilityRules
{
    public static void Check(CheckContext context)
    {
        foreach (ComponentAuthority component in context.Authority.Components)
        {
            ReadOnlySpan<CapabilityRecord> slots =
                context.Tables.CapabilitiesOf(context.Tables.Components[component.Index]);
            uint last = component.Capabilities.Select(capability => capability.Slot).DefaultIfEmpty().Max();
            context.Findings.RequireEqual((uint)slots.Length, last + 1, $"'{component.Name}'", "slots:");
            for (uint slot = 0; slot < slots.Length; slot++)
            {
                GrantedCapability? granted = component.Capabilities.Find(capability => capability.Slot == slot);
                Check(context, $"Slot {slot} of '{component.Name}'", granted, slots[(int)slot]);
            }
        }
    }

    private static void Check(CheckContext context, string owner, GrantedCapability? granted, in CapabilityRecord held)
    {
        Findings findings = context.Findings;
        context.RequireZero(held.Reserved, owner);
        if (granted is null)
        {
            findings.Require(
                held.Kind == CapabilityKind.None && held.Rights == CapabilityRights.None && held.Object == 0
                    && held.Badge == 0,
                $"{owner} holds {held.Kind} {held.Object}, which no connection grants.");
            return;
        }

        findings.Require(
            held.Kind == granted.Kind, $"{owner} holds {held.Kind}; the declarations give {granted.Kind}.");
        findings.Require(
            held.Rights == granted.Rights,
            $"{owner} has the rights {held.Rights}; the declarations give {granted.Rights}.");
        findings.RequireEqual(held.Badge, granted.Badge, owner, "the badge");
        context.RequireObject(held.Object, granted.Kind, granted.Object, owner);
    }
}
