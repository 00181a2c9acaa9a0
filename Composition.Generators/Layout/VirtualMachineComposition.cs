// What virtual machines add to a system: shared servers, their devices, and one monitor per machine.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>
/// The counterpart of the original's VM_COMPOSITION_DEF (the shared servers and their connections) and
/// VM_PER_VM_COMP_DEF (an instance <c>Init&lt;i&gt; vm&lt;i&gt;</c> and its connections). A monitor's port is connected
/// to the server that has the matching port: a contract to who provides it, an event to who emits or consumes it, a
/// dataport to a dataport of the same type.
/// </summary>
internal static class VirtualMachineComposition
{
    private const int MonitorStackSize = 0x20000;

    public static string InstanceName(VirtualMachineModel machine) => "vm" + machine.Index;

    public static string ComponentName(VirtualMachineModel machine) => "Init" + machine.Index;

    public static void AddTo(
        CompositionModel composition, List<ComposedInstance> instances, List<ConnectionModel> connections)
    {
        List<ComposedInstance> shared = [];
        foreach (StandardInstance standard in StandardInstances.All)
        {
            if (composition.FindComponent(standard.Component) is { } component)
            {
                shared.Add(new ComposedInstance(
                    Instance(standard.Name, component, standard.Priority, 0), component, component.FullName));
            }
        }

        instances.AddRange(shared);
        List<ConnectionEnd> taken = [];
        foreach (ComposedInstance server in shared.Where(instance => !instance.Component.IsHardware))
        {
            Connect(server, shared, 0, taken, connections);
        }

        if (composition.FindComponent(StandardInstances.Monitor) is not { } monitor)
        {
            return;
        }

        int ordinal = 0;
        foreach (VirtualMachineModel machine in composition.VirtualMachines)
        {
            ComposedInstance instance = Monitor(composition, machine, monitor);
            instances.Add(instance);
            Connect(instance, shared, ordinal++, taken, connections);
        }
    }

    private static ComposedInstance Monitor(
        CompositionModel composition, VirtualMachineModel machine, ComponentModel monitor)
    {
        string type = ComponentName(machine);
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
        name, component.FullName, null, priority, heapSize, InstanceModel.DefaultStackSize, default);

    // Connects what the instance needs. Where a server has several ports that fit, machine n gets the nth of them.
    private static void Connect(
        ComposedInstance instance,
        List<ComposedInstance> servers,
        int ordinal,
        List<ConnectionEnd> taken,
        List<ConnectionModel> connections)
    {
        foreach (PortModel port in instance.Component.Ports)
        {
            ConnectionEnd end = new(instance.Name, port.Name);
            ConnectionEnd[] candidates = Candidates(instance, port, servers).ToArray();
            if (Connectors.For(port.Kind) is not { } connector || candidates.Length == 0 || taken.Contains(end))
            {
                continue;
            }

            ConnectionEnd peer = candidates[Math.Min(ordinal, candidates.Length - 1)];

            // Signals come from the other side.
            bool isReversed = port.Kind is PortKind.Consumes or PortKind.Interrupt;
            connections.Add(new ConnectionModel(
                instance.Name + "_" + port.Name,
                connector,
                new([isReversed ? peer : end]),
                new([isReversed ? end : peer])));
            taken.Add(end);
            taken.Add(peer);
        }
    }

    private static IEnumerable<ConnectionEnd> Candidates(
        ComposedInstance instance, PortModel port, List<ComposedInstance> servers)
    {
        foreach (ComposedInstance server in servers)
        {
            if (server.Name == instance.Name)
            {
                continue;
            }

            foreach (PortModel candidate in server.Component.Ports)
            {
                bool isDevice = candidate.Hardware is not null;
                bool fits = isDevice
                    ? StandardInstances.IsDriverOf(instance.Name, server.Name)
                    : candidate.Payload == port.Payload;
                if (fits && Connectors.Joins(port.Kind, candidate.Kind))
                {
                    yield return new ConnectionEnd(server.Name, candidate.Name);
                }
            }
        }
    }
}
