// Builds the capability layout of a system: every object, and every instance's rights to them.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>
/// Builds the layout of one composition. A port that is not connected gets no capability; the analyzers report missing
/// connections. Objects and capabilities are in the order of declaration, so equal declarations give equal layouts.
/// </summary>
internal sealed class LayoutBuilder
{
    public const int DefaultPriority = 100;

    private readonly ComposedSystem system;
    private readonly ConnectionIndex connections;
    private readonly LayoutObjects objects = new();

    private LayoutBuilder(ComposedSystem system)
    {
        this.system = system;
        connections = new ConnectionIndex(system);
    }

    public static SystemLayout Build(CompositionModel composition) =>
        new LayoutBuilder(ComposedSystem.Of(composition)).Build();

    private SystemLayout Build()
    {
        foreach (RegionObject region in connections.SharedObjects())
        {
            objects.Add(region);
        }

        List<LayoutInstance> instances = [];
        foreach (ComposedInstance instance in system.Instances)
        {
            instances.Add(instance.Component.IsHardware ? BuildHardware(instance) : BuildSoftware(instance));
        }

        return new SystemLayout(
            system.FullName, instances, objects.InOrder, system.Connections);
    }

    private static LayoutInstance BuildHardware(ComposedInstance instance) => new(
        instance.Name,
        instance.ComponentType,
        instance.Component,
        0,
        [],
        instance.Component.Ports
            .Select((port, index) => new LayoutPort(port, index, true, 0, 0, KernelInterface.ControlThread, null, null))
            .ToArray(),
        [],
        []);

    private LayoutInstance BuildSoftware(ComposedInstance instance)
    {
        List<LayoutCapability> capabilities = FixedCapabilities(instance);
        List<LayoutPort> ports = [];
        PortLayout layout = new(instance, connections, objects, capabilities);
        for (int index = 0; index < instance.Component.Ports.Count; index++)
        {
            ports.Add(layout.Build(index));
        }

        return new LayoutInstance(
            instance.Name,
            instance.ComponentType,
            instance.Component,
            instance.Model.HeapSize,
            Threads(instance),
            ports,
            capabilities,
            Attributes(instance));
    }

    private static List<LayoutThread> Threads(ComposedInstance instance)
    {
        int priority = instance.Model.Priority ?? DefaultPriority;
        int stackSize = instance.Model.StackSize;

        // A monitor learns of events while its guest runs, so its notification is bound to the thread that runs it.
        string? bound = instance.Component.IsMonitor ? instance.ControlNotification : null;
        List<LayoutThread> threads = [new("control", priority, stackSize, true, bound)];
        if (instance.Component.HasDispatcher)
        {
            threads.Add(new("dispatcher", priority, stackSize, false, instance.DispatchNotification));
        }

        return threads;
    }

    // The slots that every component has, and the objects that only it holds.
    private List<LayoutCapability> FixedCapabilities(ComposedInstance instance)
    {
        List<LayoutCapability> capabilities = [new(CapabilitySlot.Log, "log", "log", CapabilityRights.Control, 0)];
        if (instance.Component.Ports.Any(port => port.Kind == PortKind.Provides))
        {
            objects.Add(new EndpointObject(instance.Endpoint));
            capabilities.Add(new(CapabilitySlot.Endpoint, "endpoint", instance.Endpoint, CapabilityRights.Receive, 0));
        }

        objects.Add(new NotificationObject(instance.ControlNotification));
        capabilities.Add(new(
            CapabilitySlot.ControlNotification, "notification", instance.ControlNotification,
            CapabilityRights.Receive, 0));
        if (instance.Component.HasDispatcher)
        {
            objects.Add(new NotificationObject(instance.DispatchNotification));
            objects.Add(new NotificationObject(instance.Lock));
            capabilities.Add(new(
                CapabilitySlot.DispatchNotification, "notification", instance.DispatchNotification,
                CapabilityRights.Receive, 0));
            capabilities.Add(new(
                CapabilitySlot.Lock, "notification", instance.Lock, CapabilityRights.SendAndReceive, 1));
            capabilities.Add(new(
                CapabilitySlot.DispatchThread, "thread", instance.Name + ".dispatcher", CapabilityRights.Control, 0));
        }

        return capabilities;
    }

    private static List<LayoutAttribute> Attributes(ComposedInstance instance)
    {
        List<LayoutAttribute> attributes = [];
        foreach (AttributeModel attribute in instance.Component.Attributes)
        {
            AttributeValue? set = null;
            foreach (SettingModel setting in instance.Model.Settings)
            {
                if (setting.Name == attribute.Name)
                {
                    set = setting.Value;
                }
            }

            attributes.Add(new(attribute.Name, attribute.LayoutType, set ?? attribute.Default ?? attribute.Unset));
        }

        return attributes;
    }
}
