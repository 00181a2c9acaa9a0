// A composition's components, wired as its document says.
using CamkesNet.Abi;
using CamkesNet.Hosted.Document;

namespace CamkesNet.Hosted;

/// <summary>The instances of a composition, and which of them owns which port.</summary>
internal sealed class SystemWiring
{
    private readonly SystemDocument document;
    private readonly HostedObjects objects;
    private readonly Dictionary<Port, HostedInstance> owners = [];

    /// <exception cref="InvalidOperationException">The document does not fit the composition or itself.</exception>
    public SystemWiring(SystemDocument document, SystemDescription description)
    {
        this.document = document;
        objects = new HostedObjects(document);
        List<(HostedInstance Instance, DocumentComponent Component)> wanted = [];
        foreach (DocumentInstance declaration in document.Instances.Where(instance => !instance.Hardware))
        {
            HostedInstance instance = CreateInstance(declaration, description);
            DocumentComponent component = FindComponent(instance);
            objects.AddReceiver(instance, component);
            wanted.Add((instance, component));
        }

        Instances = [.. wanted.Select(item => item.Instance)];
        CheckComplete(description);
        foreach ((HostedInstance instance, DocumentComponent component) in wanted)
        {
            instance.Ports = WirePorts(instance, component);
            CollectPorts(instance);
        }

    }

    /// <summary>In the order of the declarations.</summary>
    public IReadOnlyList<HostedInstance> Instances { get; }

    public HostedInstance FindInstance(Component component) =>
        Instances.FirstOrDefault(instance => instance.Component == component)
        ?? throw new InvalidOperationException("The component is not an instance of this composition.");

    public HostedInstance FindOwner(Port port) => owners.TryGetValue(port, out HostedInstance? owner)
        ? owner
        : throw new InvalidOperationException($"The port {port.Name} is none of an instance of this composition.");

    private HostedInstance CreateInstance(DocumentInstance declaration, SystemDescription description)
    {
        if (!description.Components.TryGetValue(declaration.Name, out Component? component))
        {
            throw document.Damaged($"the class has no instance {declaration.Name}");
        }

        return declaration.Threads.Count > 0
            ? new HostedInstance(declaration, component)
            : throw document.Damaged($"the instance {declaration.Name} has no thread");
    }

    private DocumentComponent FindComponent(HostedInstance instance)
    {
        foreach (DocumentComponent component in document.Layout.Components)
        {
            if (component.Instance == instance.Name)
            {
                return component;
            }
        }

        throw document.Damaged($"it does not say what the instance {instance.Name} holds");
    }

    private HostedPort[] WirePorts(HostedInstance instance, DocumentComponent component)
    {
        IReadOnlyList<DocumentPort> declared = instance.Declaration.Ports;
        if (declared.Count != component.Ports.Count)
        {
            throw document.Damaged(
                $"the instance {instance.Name} has {declared.Count} ports, not {component.Ports.Count}");
        }

        var ports = new HostedPort[declared.Count];
        for (int i = 0; i < ports.Length; i++)
        {
            if (declared[i].Thread >= instance.Notifications.Count)
            {
                throw document.Damaged($"the thread of the port {instance.Name}.{declared[i].Name} does not exist");
            }

            ports[i] = new HostedPort(
                declared[i],
                component.Ports[i].Peers,
                instance.Notifications[declared[i].Thread],
                [.. component.Ports[i].Links.Select(link => Wire(link, component))]);
        }

        return ports;
    }

    private HostedLink Wire(DocumentLink link, DocumentComponent component)
    {
        var wired = new HostedLink(link.Kind, link.Element) { Badge = link.Badge };
        switch (link.Kind)
        {
            case PartKind.Endpoint:
                DocumentCapability called = FindCapability(link.Slot, component);
                return wired with { Peer = objects.FindServer(called.Object), PeerBadge = called.Badge };
            case PartKind.Notification when link.Slot != CapabilitySlot.None:
                DocumentCapability signalled = FindCapability(link.Slot, component);
                (HostedInstance owner, HostedNotification notification) = objects.FindSignalled(signalled.Object);
                return wired with { Peer = owner, Notification = notification, PeerBadge = signalled.Badge };
            case PartKind.Region:
                return wired with { Region = objects.FindMemory(link.Object ?? "that is not named") };
            default:
                return wired; // a part of hardware or of the port itself
        }
    }

    private DocumentCapability FindCapability(uint slot, DocumentComponent component)
    {
        foreach (DocumentCapability capability in component.Capabilities)
        {
            if (capability.Slot == slot)
            {
                return capability;
            }
        }

        throw document.Damaged($"the instance {component.Instance} has nothing in slot {slot}");
    }

    private void CollectPorts(HostedInstance instance)
    {
        var collector = new PortCollector(instance, document);
        instance.Component.InvokeBind(collector);
        foreach (Port port in collector.Ports)
        {
            owners.Add(port, instance);
        }
    }

    private void CheckComplete(SystemDescription description)
    {
        foreach (string name in description.Components.Keys)
        {
            if (!Instances.Any(instance => instance.Name == name))
            {
                throw document.Damaged($"it has no instance {name}");
            }
        }
    }
}
