// What virtual machines add to a system: shared servers, their devices, and one monitor per machine.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>
/// The counterpart of the original's VM_COMPOSITION_DEF (the shared servers and their connections) and
/// VM_PER_VM_COMP_DEF (an instance <c>Init&lt;i&gt; vm&lt;i&gt;</c> and its connections). A monitor's port is connected
/// to the server that has the matching port: one that a connector joins with it, with the same type arguments.
/// </summary>
internal static class VirtualMachineComposition
{
    private const int MonitorStackSize = 0x20000;

    public static string InstanceName(VirtualMachineModel machine) => "vm" + machine.Index;

    public static void AddTo(
        CompositionModel composition, List<ComposedInstance> instances, List<ConnectionModel> connections)
    {
        List<ComposedInstance> shared = [];
        foreach (StandardInstance standard in StandardInstances.All)
        {
            if (composition.FindStandardComponent(standard.Component) is { } component)
            {
                InstanceModel model = Instance(standard.Name, component, standard.Priority, 0) with
                {
                    Settings = SharedSettings(composition, component),
                };
                shared.Add(new ComposedInstance(model, component, component.FullName));
            }
        }

        instances.AddRange(shared);
        foreach (ComposedInstance server in shared.Where(instance => !instance.Component.IsHardware))
        {
            Connect(server, shared, composition.Connectors, connections);
        }

        if (composition.FindStandardComponent(StandardInstances.Monitor) is not { } monitor)
        {
            return;
        }

        // A second machine of an index, and one with a negative index, are errors that rules report.
        foreach (VirtualMachineModel machine in composition.VirtualMachines
            .Where(machine => machine.Index >= 0)
            .GroupBy(machine => machine.Index)
            .Select(group => group.First()))
        {
            ComposedInstance instance = Monitor(composition, machine, monitor);
            instances.Add(instance);
            Connect(instance, shared, composition.Connectors, connections);
        }
    }

    // A setting of virtual machines that is an attribute of a server that they share: the first that sets it decides.
    private static EquatableArray<SettingModel> SharedSettings(CompositionModel composition, ComponentModel server)
    {
        const string Name = VirtualMachineModel.EscapeKeySetting;
        long key = composition.VirtualMachines.OrderBy(machine => machine.Index)
            .Select(machine => machine.EscapeKey).FirstOrDefault(value => value != 0);
        return key != 0 && server.Attributes.Any(attribute => attribute.Name == Name)
            ? new([new SettingModel(Name, AttributeValue.Of(key))])
            : default;
    }

    private static ComposedInstance Monitor(
        CompositionModel composition, VirtualMachineModel machine, ComponentModel monitor)
    {
        string type = machine.Monitor;
        InstanceModel model = Instance(InstanceName(machine), monitor, machine.Priority, machine.HeapSize) with
        {
            StackSize = MonitorStackSize,
            Settings = machine.Settings,
        };
        return new ComposedInstance(
            model, monitor, composition.Namespace.Length == 0 ? type : composition.Namespace + "." + type)
        {
            VirtualMachine = machine,
        };
    }

    private static InstanceModel Instance(string name, ComponentModel component, int? priority, long heapSize) => new(
        name, component.Key, component.FullName, null, priority, heapSize, SettingDefaults.StackSize, default);

    // Connects what the instance needs to the first server, or to the server's device, that has the matching port.
    private static void Connect(
        ComposedInstance instance,
        List<ComposedInstance> servers,
        EquatableArray<ConnectorModel> connectors,
        List<ConnectionModel> connections)
    {
        foreach (PortModel port in instance.Component.Ports.Where(port => port.Type.NeedsConnection))
        {
            if (FindMatch(instance, port, servers, connectors) is not var (connector, side, peer))
            {
                continue;
            }

            ConnectionEnd end = new(instance.Name, port.Name);
            bool isFrom = side == ConnectorEnd.From;
            connections.Add(new ConnectionModel(
                instance.Name + "_" + port.Name,
                connector.Name,
                new([isFrom ? end : peer]),
                new([isFrom ? peer : end])));
        }
    }

    private static (ConnectorModel Connector, ConnectorEnd Side, ConnectionEnd Peer)? FindMatch(
        ComposedInstance instance,
        PortModel port,
        List<ComposedInstance> servers,
        EquatableArray<ConnectorModel> connectors)
    {
        IEnumerable<(ConnectorModel connector, ConnectorEnd side, ConnectionEnd)> matches =
            from server in servers
            where server.Name != instance.Name
            from candidate in server.Component.Ports
            where candidate.Hardware is null || StandardInstances.IsDriverOf(instance.Name, server.Name)
            from connector in connectors
            from side in (ConnectorEnd[])[ConnectorEnd.From, ConnectorEnd.To]
            where connector.Takes(port, side, candidate)
            select (connector, side, new ConnectionEnd(server.Name, candidate.Name));
        foreach ((ConnectorModel, ConnectorEnd, ConnectionEnd) match in matches)
        {
            return match;
        }

        return null;
    }
}
