// Writes the generated half of a component type: its ports, its attributes, and what its host calls.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class ComponentEmitter
{
    private const string EditorBrowsableNever =
        "[global::System.ComponentModel.EditorBrowsableAttribute("
        + "global::System.ComponentModel.EditorBrowsableState.Never)]";

    public static string HintName(ComponentModel component, EquatableArray<string> ambiguous) =>
        SourceFile.HintName(component.FullName, ".Component", ambiguous);

    public static string Write(ComponentModel component)
    {
        SourceWriter source = SourceFile.Begin($"Ports and attributes of {component.FullName}.", component.Namespace);
        source.Open("partial class " + Identifier.Escape(component.Name));
        bool isFirst = true;
        for (int index = 0; index < component.Ports.Count; index++)
        {
            if (component.Ports[index] is { IsPartial: true, IsInherited: false } port)
            {
                Separate(source, ref isFirst);
                WritePort(source, component, port, index);
            }
        }

        foreach (AttributeModel attribute in component.Attributes.Where(IsOwn))
        {
            Separate(source, ref isFirst);
            WriteAttribute(source, component, attribute);
        }

        if (!component.IsHardware)
        {
            WriteHostMethods(source, component, ref isFirst);
        }

        return source.Close().ToString();
    }

    private static void Separate(SourceWriter source, ref bool isFirst)
    {
        if (!isFirst)
        {
            source.Line();
        }

        isFirst = false;
    }

    private static bool IsOwn(AttributeModel attribute) =>
        attribute is { IsInherited: false } and ({ IsPartial: true } or { IsSetting: true });

    // Ports and attributes are properties of one class, so their names differ.
    private static string FieldOf(ComponentModel component, string property) => component.FieldPrefix + property;

    private static void WritePort(SourceWriter source, ComponentModel component, PortModel port, int index)
    {
        string place = index + ", " + Identifier.Literal(port.Name);
        string arguments = place;
        if (port.Type.Contract == ContractRole.Called)
        {
            // Without a contract that can be called, which a rule reports, there is no proxy.
            arguments += FindContract(component, port) is { } contract
                ? $", new {new RpcNames(contract, component.AssemblyName).ProxySource}()"
                : ", null!";
        }

        if (port.Handler is not null)
        {
            arguments += ", handled: true";
        }

        if (port.IsArray)
        {
            arguments = $"{place}, static _ => new {port.ElementType}({arguments})";
        }

        source
            .Line($"private readonly {port.PropertyType} {FieldOf(component, port.Name)} = new({arguments});")
            .Line()
            .Line($"{port.Modifiers}partial {port.PropertyType} {Identifier.Escape(port.Name)} => {FieldOf(component, port.Name)};");
    }

    private static void WriteAttribute(SourceWriter source, ComponentModel component, AttributeModel attribute)
    {
        string initializer = attribute.LayoutType == "string" ? " = \"\"" : string.Empty;
        string name = Identifier.Escape(attribute.Name);
        source.Line($"private {attribute.Type} {FieldOf(component, attribute.Name)}{initializer};").Line();
        if (attribute.IsSetting)
        {
            source
                .Line($"/// <inheritdoc cref=\"global::{Reading.WellKnownNames.VmConfigurationAttribute}.{name}\"/>")
                .Line($"public {attribute.Type} {name} => {FieldOf(component, attribute.Name)};");
        }
        else
        {
            source.Line($"{attribute.Modifiers}partial {attribute.Type} {name} => {FieldOf(component, attribute.Name)};");
        }
    }

    private static void WriteHostMethods(SourceWriter source, ComponentModel component, ref bool isFirst)
    {
        if (component.Ports.Any(port => !port.IsInherited) || component.Attributes.Any(IsOwn))
        {
            Separate(source, ref isFirst);
            WriteBind(source, component);
        }

        if (component.Ports.Any(port => IsServed(component, port)))
        {
            Separate(source, ref isFirst);
            WriteDispatch(source, component);
        }

        if (component.Ports.Any(port => port is { Handler: not null, IsInherited: false }))
        {
            Separate(source, ref isFirst);
            WriteHandleSignals(source, component);
        }
    }

    private static void WriteBind(SourceWriter source, ComponentModel component)
    {
        source
            .Line("/// <summary>Connects the ports and reads the attributes.</summary>")
            .Line(EditorBrowsableNever)
            .Open("protected override void __Bind(global::CamkesNet.PortBinder binder)")
            .Line("base.__Bind(binder);");
        foreach (PortModel port in component.Ports.Where(port => !port.IsInherited))
        {
            source.Line($"binder.Add(this.{Identifier.Escape(port.Name)});");
        }

        for (int index = 0; index < component.Attributes.Count; index++)
        {
            if (IsOwn(component.Attributes[index]))
            {
                source.Line(ReadAttribute(component, component.Attributes[index], index));
            }
        }

        source.Close();
    }

    private static string ReadAttribute(ComponentModel component, AttributeModel attribute, int index)
    {
        string name = Identifier.Literal(attribute.Name);
        if (attribute.LayoutType == "string")
        {
            string text = Identifier.Literal(attribute.Default?.Text ?? string.Empty);
            return $"{FieldOf(component, attribute.Name)} = binder.GetAttribute({index}, {name}, {text});";
        }

        string otherwise = Identifier.Literal(attribute.Default?.Number ?? 0);
        string value = $"binder.GetAttribute({index}, {name}, {otherwise})";
        return attribute.LayoutType == "boolean"
            ? $"{FieldOf(component, attribute.Name)} = {value} != 0;"
            : $"{FieldOf(component, attribute.Name)} = unchecked(({attribute.Type}){value});";
    }

    private static void WriteDispatch(SourceWriter source, ComponentModel component)
    {
        source
            .Line("/// <summary>Serves one call.</summary>")
            .Line(EditorBrowsableNever)
            .Open($"protected override void __Dispatch(int port, ref {WireCode.Context} message)")
            .Open("switch (port)");
        for (int index = 0; index < component.Ports.Count; index++)
        {
            PortModel port = component.Ports[index];
            if (IsServed(component, port) && FindContract(component, port) is { } contract)
            {
                string dispatcher = new RpcNames(contract, component.AssemblyName).DispatcherSource;
                source.Line($"case {index}: // {port.Name}").Indent()
                    .Line($"{dispatcher}.Dispatch(this, ref message);")
                    .Line("break;").Unindent();
            }
        }

        source.Line("default:").Indent().Line("base.__Dispatch(port, ref message);").Line("break;").Unindent()
            .Close()
            .Close();
    }

    private static void WriteHandleSignals(SourceWriter source, ComponentModel component)
    {
        source
            .Line("/// <summary>Runs the methods marked [Handles] whose port was signalled.</summary>")
            .Line(EditorBrowsableNever)
            .Open("protected override void __HandleSignals(ulong __badge)")
            .Line("base.__HandleSignals(__badge);");
        foreach (PortModel port in component.Ports.Where(port => port is { Handler: not null, IsInherited: false }))
        {
            WriteHandler(source, port);
        }

        source.Close();
    }

    private static void WriteHandler(SourceWriter source, PortModel port)
    {
        // A method of the user's is called by its name alone: it may be static. So the names here are reserved ones.
        string name = "this." + Identifier.Escape(port.Name);
        string handler = Identifier.Escape(port.Handler!);
        if (port.IsArray)
        {
            source.Open($"for (int __element = 0; __element < {name}.Count; __element++)")
                .Open($"if ((__badge & {name}[__element].Badge) != 0)")
                .Line($"{handler}(__element);")
                .Close()
                .Close();
        }
        else
        {
            source.Open($"if ((__badge & {name}.Badge) != 0)").Line($"{handler}();").Close();
        }
    }

    // A provided port whose contract the component does not implement would only add errors to the analyzer's one.
    private static bool IsServed(ComponentModel component, PortModel port) =>
        port is { Type.Contract: ContractRole.Served, IsInherited: false, IsImplemented: true }
        && FindContract(component, port) is not null;

    private static ContractModel? FindContract(ComponentModel component, PortModel port)
    {
        foreach (ContractModel contract in component.Contracts)
        {
            if (contract.Source == port.Payload && contract.IsSupported)
            {
                return contract;
            }
        }

        return null;
    }
}
