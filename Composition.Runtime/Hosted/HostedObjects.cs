// The objects of a layout, by name.
using CamkesNet.Abi;
using CamkesNet.Hosted.Document;

namespace CamkesNet.Hosted;

/// <summary>Which component receives at an endpoint or a notification, and how large memory is.</summary>
internal sealed class HostedObjects
{
    private readonly SystemDocument document;
    private readonly Dictionary<string, HostedInstance> endpoints = [];
    private readonly Dictionary<string, (HostedInstance Owner, HostedNotification Notification)> notifications = [];
    private readonly Dictionary<string, DocumentObject> objects = [];

    public HostedObjects(SystemDocument document)
    {
        this.document = document;
        foreach (DocumentObject item in document.Layout.Objects)
        {
            objects[item.Name] = item;
        }
    }

    /// <summary>Notes what a component receives; these slots mean the same in every component.</summary>
    public void AddReceiver(HostedInstance instance, DocumentComponent component)
    {
        foreach (DocumentCapability capability in component.Capabilities)
        {
            if (capability.Slot == CapabilitySlot.Endpoint)
            {
                endpoints[capability.Object] = instance;
            }

            for (int thread = 0; thread < instance.Notifications.Count; thread++)
            {
                if (capability.Slot == CapabilitySlot.Notification((uint)thread))
                {
                    notifications[capability.Object] = (instance, instance.Notifications[thread]);
                }
            }
        }
    }

    public HostedInstance FindServer(string endpoint) => endpoints.TryGetValue(endpoint, out HostedInstance? server)
        ? server
        : throw document.Damaged($"no instance serves calls at {endpoint}");

    public (HostedInstance Owner, HostedNotification Notification) FindSignalled(string notification) =>
        notifications.TryGetValue(notification, out (HostedInstance Owner, HostedNotification Notification) signalled)
            ? signalled
            : throw document.Damaged($"no instance is signalled at {notification}");

    /// <summary>Memory that components share: at most as much as the contents of a port can have.</summary>
    public DocumentObject FindMemory(string name)
    {
        if (!objects.TryGetValue(name, out DocumentObject memory))
        {
            throw document.Damaged($"it has no object {name}");
        }

        return memory.Size <= int.MaxValue
            ? memory
            : throw document.Damaged($"the memory {name} has more than {int.MaxValue} bytes");
    }
}
