// Writes the generated half of an assembly class: its instances, and its description for the hosted runner.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class CompositionEmitter
{
    public static string HintName(CompositionModel composition, EquatableArray<string> ambiguous) =>
        SourceFile.HintName(composition.FullName, ".Composition", ambiguous);

    public static string Write(CompositionModel composition)
    {
        SourceWriter source = SourceFile.Begin(
            $"Instances and connections of {composition.FullName}.", composition.Namespace);
        source.Open("partial class " + Identifier.Escape(composition.Name));
        foreach (InstanceModel instance in composition.Instances)
        {
            WriteInstance(source, composition.FieldPrefix, instance.Name, instance.Type, instance.Modifiers);
        }

        foreach (VirtualMachineHolder holder in composition.Holders)
        {
            WriteInstance(source, composition.FieldPrefix, holder.Name, holder.Type, holder.Modifiers);
        }

        DescriptionEmitter.Open(source);
        foreach (InstanceModel instance in composition.Instances
            .Where(instance => composition.FindComponent(instance.Component) is { IsHardware: false }))
        {
            DescriptionEmitter.WriteInstance(source, instance.Name);
        }

        foreach (VirtualMachineHolder holder in composition.Holders)
        {
            DescriptionEmitter.WriteInstance(source, holder.Name);
        }

        return source.Close().Close().ToString();
    }

    private static void WriteInstance(
        SourceWriter source, string prefix, string name, string type, string? modifiers)
    {
        if (modifiers is null)
        {
            return;
        }

        string field = prefix + name;
        source
            .Line($"private readonly {type} {field} = new();")
            .Line()
            .Line($"{modifiers}partial {type} {Identifier.Escape(name)} => {field};")
            .Line();
    }
}
