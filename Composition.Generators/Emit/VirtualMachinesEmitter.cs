// Writes the generated half of a class of virtual machines: the shared servers, their devices, the monitors Init0…
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class VirtualMachinesEmitter
{
    public static string HintName(CompositionModel machines, EquatableArray<string> ambiguous) =>
        SourceFile.HintName(machines.FullName, ".VirtualMachines", ambiguous);

    public static string Write(CompositionModel machines)
    {
        var system = ComposedSystem.Of(machines);
        SourceWriter source = SourceFile.Begin(
            $"Virtual machines of {machines.FullName}, and the servers that they share.", machines.Namespace);
        source.Open("partial class " + Identifier.Escape(machines.Name));
        foreach (ComposedInstance instance in system.Instances)
        {
            source
                .Line($"/// <summary>{Describe(instance)}</summary>")
                .Line($"public {TypeOf(instance, machines)} {PropertyOf(instance, machines)} {{ get; }} = new();")
                .Line();
        }

        WriteDescription(source, system, machines);
        source.Close();
        foreach (ComposedInstance monitor in system.Instances.Where(instance => instance.VirtualMachine is not null))
        {
            VirtualMachineModel machine = monitor.VirtualMachine!;
            source
                .Line()
                .Line($"/// <summary>The monitor of virtual machine {machine.Index}.</summary>")
                .Line($"public partial class {machine.Monitor} : global::{StandardInstances.Monitor};");
        }

        return source.ToString();
    }

    private static string TypeOf(ComposedInstance instance, CompositionModel machines) =>
        instance.VirtualMachine is not { } machine ? "global::" + instance.ComponentType
            : machines.Namespace.Length == 0 ? "global::" + machine.Monitor
            : $"global::{machines.Namespace}.{machine.Monitor}";

    // No member of a class has the name of the class.
    private static string PropertyOf(ComposedInstance instance, CompositionModel machines) =>
        instance.Name == machines.Name ? instance.Name + "_" : instance.Name;

    private static string Describe(ComposedInstance instance) => instance switch
    {
        { VirtualMachine: { } machine } => $"The monitor of virtual machine {machine.Index}.",
        { Component.IsHardware: true } => "A device of the shared servers.",
        _ => "A server that the virtual machines share.",
    };

    private static void WriteDescription(SourceWriter source, ComposedSystem system, CompositionModel machines)
    {
        DescriptionEmitter.Open(source);
        foreach (ComposedInstance instance in system.Instances.Where(instance => !instance.Component.IsHardware))
        {
            DescriptionEmitter.WriteInstance(source, instance.Name, PropertyOf(instance, machines));
        }

        source.Close();
    }
}
