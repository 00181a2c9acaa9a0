// A composition with its virtual machines expanded and each instance joined with its component.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>An instance and its component.</summary>
internal sealed record ComposedInstance(InstanceModel Model, ComponentModel Component, string ComponentType)
{
    public string Name => Model.Name;

    public string Endpoint => Name + ".endpoint";

    public string Lock => Name + ".lock";

    public IReadOnlyList<LayoutThread> Threads { get; } = LayoutThread.Of(Model, Component);

    /// <summary>The virtual machine that this instance is the monitor of; null for any other instance.</summary>
    public VirtualMachineModel? VirtualMachine { get; init; }

    /// <summary>It works for others only, and does not keep the machine on.</summary>
    public bool IsBackground => VirtualMachine?.IsBackground ?? Component.IsBackground;

    /// <summary>The thread that learns when the port is signalled.</summary>
    public int ThreadOf(PortModel port) => LayoutThread.NumberFor(port, Threads);

    /// <summary>A thread, and the notification that it waits for.</summary>
    public string NameOf(LayoutThread thread) => Name + "." + thread.Name;

    /// <summary>The value of an attribute at this instance: what it sets, else the default.</summary>
    public AttributeValue ValueOf(AttributeModel attribute) =>
        Model.Settings.LastOrDefault(setting => setting.Name == attribute.Name)?.Value
        ?? attribute.Default
        ?? attribute.Unset;

    /// <summary>The notification through which the port is signalled.</summary>
    public string NotificationOf(PortModel port) => NameOf(Threads[ThreadOf(port)]);
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
        Connectors = composition.Connectors.ToArray();
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

    /// <summary>The connectors that the connections can name.</summary>
    public IReadOnlyList<ConnectorModel> Connectors { get; }

    public static ComposedSystem Of(CompositionModel composition)
    {
        List<ComposedInstance> instances = [];
        var components = composition.Components
            .ToDictionary(component => component.Key, StringComparer.Ordinal);
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

    public ConnectorModel? FindConnector(string name) =>
        Connectors.FirstOrDefault(connector => connector.Name == name);

    public ComposedInstance? Find(string name) =>
        instancesByName.TryGetValue(name, out ComposedInstance? instance) ? instance : null;

    /// <summary>The instance and port of an end; null when there is no such instance or port.</summary>
    public (ComposedInstance Instance, PortModel Port, int Index)? Resolve(ConnectionEnd end) =>
        Find(end.Instance) is { } instance && instance.Component.IndexOfPort(end.Port) is >= 0 and int index
            ? (instance, instance.Component.Ports[index], index)
            : null;
}
