using CamkesNet.Abi;
using CamkesNet.Build.Layout.Declared;

namespace CamkesNet.Build.Checking;

/// <summary>
/// Rules about capability arrays: exactly what is declared, objects that exist, receivers that are unique.
/// </summary>
internal static class CapabilityRules
{
    public static void Check(CheckContext context)
    {
        BootTablesView tables = context.Tables;
        var receivers = new Dictionary<(CapabilityKind, uint), string>();
        var badges = new Dictionary<(uint Endpoint, ulong Badge), string>();
        for (int i = 0; i < tables.Components.Length; i++)
        {
            DeclaredInstance instance = context.Instances[i];
            CapabilityRecord[] slots = tables.CapabilitiesOf(tables.Components[i]).ToArray();
            CheckDeclaration(context, instance, slots);
            for (uint slot = 0; slot < slots.Length; slot++)
            {
                if (slots[slot].Kind == CapabilityKind.None)
                {
                    continue;
                }

                string user = $"Slot {slot} of '{instance.Name}'";
                context.Require(
                    slots[slot].Object < Count(context, slots[slot].Kind),
                    $"{user} holds a capability for {slots[slot].Kind} {slots[slot].Object}, which does not exist.");
                CheckUnique(context, receivers, badges, slots[slot], user);
            }
        }
    }

    private static void CheckDeclaration(CheckContext context, DeclaredInstance instance, CapabilityRecord[] slots)
    {
        foreach (DeclaredCapability declared in instance.Capabilities)
        {
            string user = $"Slot {declared.Slot} of '{instance.Name}'";
            if (!context.Require(declared.Slot < slots.Length, $"{user} is declared but lies outside of the array."))
            {
                continue;
            }

            CapabilityRecord held = slots[declared.Slot];
            context.Require(
                string.Equals(held.Kind.ToString(), declared.Kind, StringComparison.OrdinalIgnoreCase),
                $"{user} is declared as {declared.Kind} but holds {held.Kind}.");
            context.Require(
                held.Rights == Rights(declared.Rights),
                $"{user} is declared with the rights {string.Join("+", declared.Rights)} but has {held.Rights}.");
            context.Require(
                held.Badge == unchecked((ulong)declared.Badge),
                $"{user} is declared with badge {declared.Badge} but has {held.Badge}.");
            context.Require(
                held.Object == IndexOf(context, declared),
                $"{user} is declared for '{declared.Object}' but leads to another {held.Kind}.");
        }

        for (uint slot = 0; slot < slots.Length; slot++)
        {
            context.Require(
                slots[slot].Kind == CapabilityKind.None || instance.Capabilities.Any(declared => declared.Slot == slot),
                $"Slot {slot} of '{instance.Name}' holds a capability that is not declared.");
        }
    }

    private static CapabilityRights Rights(IReadOnlyList<string> names)
    {
        CapabilityRights rights = CapabilityRights.None;
        foreach (string name in names)
        {
            rights |= Enum.Parse<CapabilityRights>(name, ignoreCase: true);
        }

        return rights;
    }

    /// <summary>An object's index is its position among those of its kind.</summary>
    private static uint? IndexOf(CheckContext context, DeclaredCapability capability)
    {
        IEnumerable<string> names = capability.Kind switch
        {
            "log" => [capability.Object],
            "thread" => context.Instances.SelectMany(instance =>
                instance.Threads.Select(thread => $"{instance.Name}.{thread.Name}")),
            "control" => context.Instances.Select(instance => instance.Name),
            _ => context.Declared.Objects.Where(item => item.Kind == capability.Kind).Select(item => item.Name),
        };
        int index = names.ToList().IndexOf(capability.Object);
        return index < 0 ? null : (uint)index;
    }

    private static void CheckUnique(
        CheckContext context,
        Dictionary<(CapabilityKind, uint), string> receivers,
        Dictionary<(uint Endpoint, ulong Badge), string> badges,
        in CapabilityRecord capability,
        string user)
    {
        // These objects have one holder (one receiver, for endpoints): two would take each other's messages.
        bool isExclusive = capability.Kind is CapabilityKind.Interrupt or CapabilityKind.Timer or CapabilityKind.Vcpu ||
            (capability.Kind == CapabilityKind.Endpoint && capability.Rights.HasFlag(CapabilityRights.Receive));
        if (isExclusive && !receivers.TryAdd((capability.Kind, capability.Object), user))
        {
            context.Require(
                false,
                $"{user} holds the same {capability.Kind} as {receivers[(capability.Kind, capability.Object)]}.");
        }

        // A server distinguishes its clients by their badges.
        if (capability.Kind == CapabilityKind.Endpoint && capability.Rights.HasFlag(CapabilityRights.Send) &&
            !badges.TryAdd((capability.Object, capability.Badge), user))
        {
            context.Require(
                false,
                $"{user} calls with the same badge as {badges[(capability.Object, capability.Badge)]}.");
        }
    }

    private static uint Count(CheckContext context, CapabilityKind kind)
    {
        BootTablesView tables = context.Tables;
        return kind switch
        {
            CapabilityKind.Endpoint => tables.Head.EndpointCount,
            CapabilityKind.Notification => (uint)tables.Notifications.Length,
            CapabilityKind.Interrupt => (uint)tables.Interrupts.Length,
            CapabilityKind.Timer => (uint)tables.Timers.Length,
            CapabilityKind.IoPorts => (uint)tables.IoPorts.Length,
            CapabilityKind.Vcpu => (uint)tables.Vcpus.Length,
            CapabilityKind.Thread => (uint)tables.Threads.Length,
            CapabilityKind.Control => (uint)tables.Components.Length,
            CapabilityKind.Log => 1,
            _ => 0,
        };
    }
}
