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
                        property.Name,
                        property.Type.ToSource(compilation),
                        Modifiers(property, compilation)));
                    virtualMachines.AddRange(VirtualMachineReader.Read(component));
                    continue;
                }

                if (IsComponent(component))
                {
                    instances.Add(ReadInstance(property, component, attribute, compilation));
                    Add(components, component, compilation);
                }
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
            type.ToNamespace(),
            type.Name,
            type.ToFullName(),
            ComponentReader.IsPartial(type),
            instances.ToEquatableArray(),
            connections.ToEquatableArray(),
            virtualMachines.ToEquatableArray(),
            holders.ToEquatableArray(),
            Ordered(components),
            ConnectorReader.Ordered(connectors),
            Identifier.FreePrefix(CompositionModel.DefaultFieldPrefix, type.MemberNames.Append(type.Name)));
    }

    /// <summary>Reads a class of virtual machines as the composition that it stands for.</summary>
    public static CompositionModel ReadVirtualMachines(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Dictionary<string, ComponentModel> components = new(StringComparer.Ordinal);
        AddStandardComponents(components, compilation);
        return new CompositionModel(
            type.ToNamespace(),
            type.Name,
            type.ToFullName(),
            ComponentReader.IsPartial(type),
            default,
            default,
            VirtualMachineReader.Read(type).ToEquatableArray(),
            default,
            Ordered(components),
            ConnectorReader.Ordered(ConnectorReader.ReadAll(compilation)),
            FieldPrefix: string.Empty);
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
        components.Values.OrderBy(component => component.Key, StringComparer.Ordinal).ToEquatableArray();

    private static void Add(
        Dictionary<string, ComponentModel> components, INamedTypeSymbol component, Compilation compilation)
    {
        string key = ComponentModel.KeyOf(component.ToFullName(), component.ContainingAssembly.Name);
        if (!components.ContainsKey(key))
        {
            components.Add(key, ComponentReader.FindOrRead(component, compilation));
        }
    }

    /// <summary>Glue implements the property: it creates an instance.</summary>
    public static bool IsCreated(IPropertySymbol property, Compilation compilation) =>
        property.FindAttribute(WellKnownNames.InstanceAttribute) is not null
        && PortReader.IsGetOnly(property)
        && !property.IsStatic
        && property.Type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } type
        && (IsComponent(type) || type.DerivesFrom(WellKnownNames.VirtualMachines))
        && HasConstructor(type, compilation);

    /// <summary>A constructor without parameters that code of the compilation can call.</summary>
    public static bool HasConstructor(INamedTypeSymbol type, Compilation compilation) =>
        type.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 0
            && compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly));

    private static bool IsComponent(INamedTypeSymbol type) =>
        type.DerivesFrom(WellKnownNames.Component) || type.DerivesFrom(WellKnownNames.HardwareComponent);

    private static string? Modifiers(IPropertySymbol property, Compilation compilation) =>
        IsCreated(property, compilation) ? PortReader.Modifiers(property) : null;

    private static InstanceModel ReadInstance(
        IPropertySymbol property, INamedTypeSymbol component, AttributeData attribute, Compilation compilation)
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
            ComponentModel.KeyOf(component.ToFullName(), component.ContainingAssembly.Name),
            property.Type.ToSource(compilation),
            Modifiers(property, compilation),
            attribute.Argument("Priority")?.Value as int?,
            attribute.Integer("HeapSize", SettingDefaults.HeapSize),
            (int)attribute.Integer("StackSize", SettingDefaults.StackSize),
            settings.ToEquatableArray());
    }
}
