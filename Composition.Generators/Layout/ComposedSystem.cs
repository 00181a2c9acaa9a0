// A composition with its virtual machines expanded and each instance joined with its component.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>An instance and its component.</summary>
internal sealed record ComposedInstance(InstanceModel Model, ComponentModel Component, string ComponentType)
{
    public string Name => Model.Name;

    public string Endpoint => Name + ".endpoint";

    public string ControlNotification => Name + ".control";

    public string DispatchNotification => Name + ".dispatch";

    public string Lock => Name + ".lock";

    /// <summary>The virtual machine that this instance is the monitor of; null for any other instance.</summary>
    public VirtualMachineModel? VirtualMachine { get; init; }

    /// <summary>The thread that learns when the port is signalled.</summary>
    public static int ThreadOf(PortModel port) => port.Handler is not null || port.Kind == PortKind.Provides
        ? KernelInterface.DispatcherThread
        : KernelInterface.ControlThread;

    /// <summary>The notification through which the port is signalled.</summary>
    public string NotificationOf(PortModel port) =>
        ThreadOf(port) == KernelInterface.DispatcherThread ? DispatchNotification : ControlNotification;

    /// <summary>The port's bit in its notification's badge: the signalled ports are numbered in their order.</summary>
    public ulong BadgeBit(int portIndex)
    {
        int bit = 0;
        for (int i = 0; i < portIndex; i++)
        {
            if (Component.Ports[i].Kind.HasBadgeBit())
            {
                bit++;
            }
        }

        return 1UL << (bit % KernelInterface.BadgeBits);
    }
}

/// <summary>All instances and connections of a system, those of its virtual machines included.</summary>
internal sealed class ComposedSystem
{
    private readonly Dictionary<string, ComposedInstance> instancesByName = new(StringComparer.Ordinal);

    private ComposedSystem(
        CompositionModel composition, List<ComposedInstance> instances, List<ConnectionModel> connections)
    {
        FullName = composition.FullName;
        Instances = instances;
        Connections = connections;
        foreach (ComposedInstance instance in instances)
        {
            // A second instance of the same name is an error that a rule reports.
            if (!instancesByName.ContainsKey(instance.Name))
            {
                instancesByName.Add(instance.Name, instance);
            }
        }
    }

    public string FullName { get; }

    public IReadOnlyList<ComposedInstance> Instances { get; }

    public IReadOnlyList<ConnectionModel> Connections { get; }

    public static ComposedSystem Of(CompositionModel composition)
    {
        List<ComposedInstance> instances = [];
        Dictionary<string, ComponentModel> components = composition.Components
            .ToDictionary(component => component.FullName, StringComparer.Ordinal);
        foreach (InstanceModel instance in composition.Instances)
        {
            if (components.TryGetValue(instance.Component, out ComponentModel? component))
            {
                instances.Add(new ComposedInstance(instance, component, component.FullName));
            }
        }

        List<ConnectionModel> connections = [.. composition.Connections];
        if (composition.VirtualMachines.Count > 0)
        {
            VirtualMachineComposition.AddTo(composition, instances, connections);
        }

        return new ComposedSystem(composition, instances, connections);
    }

    public ComposedInstance? Find(string name) =>
        instancesByName.TryGetValue(name, out ComposedInstance? instance) ? instance : null;
}
