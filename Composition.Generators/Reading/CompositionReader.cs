// Reads assembly classes into models: instances, connections, virtual machines, and the component types used.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class CompositionReader
{
    public static CompositionModel Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        List<InstanceModel> instances = [];
        List<ConnectionModel> connections = [];
        List<VirtualMachineModel> virtualMachines = [];
        List<VirtualMachineHolder> holders = [];
        List<ConnectorModel> connectors = [];
        Dictionary<string, ComponentModel> components = new(StringComparer.Ordinal);
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            cancellation.ThrowIfCancellationRequested();
            if (property.FindAttribute(WellKnownNames.InstanceAttribute) is { } attribute
                && property.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } component)
            {
                if (component.DerivesFrom(WellKnownNames.VirtualMachines))
                {
                    holders.Add(new VirtualMachineHolder(
                        property.Name, component.ToSource(), Modifiers(property)));
                    virtualMachines.AddRange(VirtualMachineReader.Read(component));
                    continue;
                }

                instances.Add(ReadInstance(property, component, attribute));
                Add(components, component, compilation);
            }
            else if (property.FindAttribute(WellKnownNames.ConnectionAttribute) is not null)
            {
                connections.Add(ConnectionReader.Read(property, compilation, cancellation));
                if (property.Type is INamedTypeSymbol connector)
                {
                    connectors.Add(ConnectorReader.Read(connector.OriginalDefinition));
                }
            }
        }

        if (virtualMachines.Count > 0)
        {
            AddStandardComponents(components, compilation);
            connectors.AddRange(ConnectorReader.ReadAll(compilation));
        }

        return new CompositionModel(
            type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(),
            type.Name,
            type.ToFullName(),
            ComponentReader.IsPartial(type),
            instances.ToEquatableArray(),
            connections.ToEquatableArray(),
            virtualMachines.ToEquatableArray(),
            holders.ToEquatableArray(),
            Ordered(components),
            ConnectorReader.Ordered(connectors));
    }

    /// <summary>Reads a class of virtual machines as the composition that it stands for.</summary>
    public static CompositionModel ReadVirtualMachines(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Dictionary<string, ComponentModel> components = new(StringComparer.Ordinal);
        AddStandardComponents(components, compilation);
        return new CompositionModel(
            type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(),
            type.Name,
            type.ToFullName(),
            ComponentReader.IsPartial(type),
            default,
            default,
            VirtualMachineReader.Read(type).ToEquatableArray(),
            default,
            Ordered(components),
            ConnectorReader.Ordered(ConnectorReader.ReadAll(compilation)));
    }

    // The component types that every system with virtual machines has.
    private static void AddStandardComponents(Dictionary<string, ComponentModel> components, Compilation compilation)
    {
        foreach (string name in StandardInstances.Components)
        {
            if (compilation.GetTypeByMetadataName(name) is { } component)
            {
                Add(components, component, compilation);
            }
        }
    }

    private static EquatableArray<ComponentModel> Ordered(Dictionary<string, ComponentModel> components) =>
        components.Values.OrderBy(component => component.FullName, StringComparer.Ordinal).ToEquatableArray();

    private static void Add(
        Dictionary<string, ComponentModel> components, INamedTypeSymbol component, Compilation compilation)
    {
        string name = component.ToFullName();
        if (!components.ContainsKey(name))
        {
            components.Add(name, ComponentReader.FindOrRead(component, compilation));
        }
    }

    private static string? Modifiers(IPropertySymbol property) =>
        property.IsPartialDefinition ? PortReader.Modifiers(property) : null;

    private static InstanceModel ReadInstance(
        IPropertySymbol property, INamedTypeSymbol component, AttributeData attribute)
    {
        List<SettingModel> settings = [];
        foreach (AttributeData setting in property.FindAttributes(WellKnownNames.SettingAttribute))
        {
            if (setting.ConstructorArguments.Length == 2
                && setting.ConstructorArguments[0].Value is string name
                && AttributeReader.ReadValue(setting.ConstructorArguments[1]) is { } value)
            {
                settings.Add(new SettingModel(name, value));
            }
        }

        return new InstanceModel(
            property.Name,
            component.ToFullName(),
            Modifiers(property),
            attribute.Argument("Priority")?.Value as int?,
            attribute.Integer("HeapSize", SettingDefaults.HeapSize),
            (int)attribute.Integer("StackSize", SettingDefaults.StackSize),
            settings.ToEquatableArray());
    }
}
