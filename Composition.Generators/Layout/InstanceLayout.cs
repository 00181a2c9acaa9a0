// Lays out one software instance: what every component has, then its ports.
using CamkesNet.Abi;

namespace CamkesNet.Generators.Layout;

/// <summary>Lays out an instance; adds the objects that it needs.</summary>
internal sealed class InstanceLayout(ComposedInstance instance, ConnectionIndex connections, LayoutObjects objects)
{
    private readonly List<LayoutCapability> capabilities = [];
    private uint nextSlot = CapabilitySlot.FirstPort((uint)instance.Threads.Count);

    public LayoutComponent Build()
    {
        AddFixedCapabilities();
        List<LayoutPort> ports = [];
        for (int index = 0; index < instance.Component.Ports.Count; index++)
        {
            ports.Add(new PortLayout(instance, index, connections, objects, AddCapability).Build());
        }

        return new LayoutComponent(instance.Name, capabilities, ports);
    }

    // The objects that only this instance has.
    private void AddFixedCapabilities()
    {
        capabilities.Add(new(CapabilitySlot.Log, CapabilityKind.Log, "log", CapabilityRights.Control));
        if (instance.Threads.Any(thread => thread.Receives))
        {
            objects.Add(new EndpointObject(instance.Endpoint));
            capabilities.Add(new(
                CapabilitySlot.Endpoint, CapabilityKind.Endpoint, instance.Endpoint, CapabilityRights.Receive));
        }

        if (instance.Threads.Count > 1)
        {
            objects.Add(new NotificationObject(instance.Lock));
            capabilities.Add(new(
                CapabilitySlot.Lock, CapabilityKind.Notification, instance.Lock,
                CapabilityRights.Send | CapabilityRights.Receive, 1));
        }

        for (uint number = 0; number < instance.Threads.Count; number++)
        {
            LayoutThread thread = instance.Threads[(int)number];
            string name = instance.NameOf(thread);
            objects.Add(new NotificationObject(name));
            capabilities.Add(new(
                CapabilitySlot.Notification(number), CapabilityKind.Notification, name, CapabilityRights.Receive));
            if (!thread.StartsAtBoot)
            {
                capabilities.Add(new(
                    CapabilitySlot.Thread(number), CapabilityKind.Thread, name, CapabilityRights.Control));
            }
        }
    }

    private uint AddCapability(CapabilityKind kind, string target, CapabilityRights rights, ulong badge)
    {
        capabilities.Add(new(nextSlot, kind, target, rights, badge));
        return nextSlot++;
    }
}
