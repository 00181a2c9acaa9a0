// Reads the component types of referenced libraries from their manifests, each library once.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using JsonObject = System.Collections.Generic.Dictionary<string, object?>;

namespace CamkesNet.Generators.Reading;

/// <summary>
/// A library's manifests say what its components are, also where a reference assembly leaves members out. The symbols
/// of a reference live as long as it stays the same, so what was read is kept with them.
/// </summary>
internal static class ManifestReader
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, ComponentModel>> known = new();

    /// <summary>The component type, if it is in a library that has a manifest of it.</summary>
    public static ComponentModel? Find(INamedTypeSymbol type)
    {
        Dictionary<string, ComponentModel> library = known.GetValue(type.ContainingAssembly, ReadLibrary);
        return library.TryGetValue(type.ToFullName(), out ComponentModel? component) ? component : null;
    }

    private static Dictionary<string, ComponentModel> ReadLibrary(IAssemblySymbol assembly)
    {
        Dictionary<string, ComponentModel> components = new(StringComparer.Ordinal);
        foreach (AttributeData attribute in assembly.FindAttributes(WellKnownNames.ComponentManifestAttribute))
        {
            if (attribute.ConstructorArguments.Length == 1
                && attribute.ConstructorArguments[0].Value is string json
                && JsonReader.Read(json) is JsonObject manifest
                && Integer(manifest, "format") == Emit.ManifestJson.Format)
            {
                ComponentModel component = ReadComponent(manifest, assembly.Name);
                components[component.FullName] = component;
            }
        }

        return components;
    }

    private static ComponentModel ReadComponent(JsonObject manifest, string assembly)
    {
        string fullName = Text(manifest, "component") ?? string.Empty;
        int dot = fullName.LastIndexOf('.');
        return new ComponentModel(
            dot < 0 ? string.Empty : fullName.Substring(0, dot),
            fullName.Substring(dot + 1),
            fullName,
            assembly,
            Flag(manifest, "hardware"),
            Flag(manifest, "background"),
            IsPublic: true,
            IsPartial: true,
            Flag(manifest, "abstract"),
            Objects(manifest, "ports").Select(ReadPort).ToEquatableArray(),
            Objects(manifest, "attributes").Select(ReadAttribute).ToEquatableArray(),
            default,
            FieldPrefix: string.Empty);
    }

    private static PortModel ReadPort(JsonObject port) => new(
        Text(port, "name") ?? string.Empty,
        ReadPortType(port),
        Flag(port, "array"),
        PropertyType: string.Empty,
        ElementType: string.Empty,
        Text(port, "arguments") ?? string.Empty,
        Text(port, "payload") ?? string.Empty,
        Text(port, "type"),
        Integer(port, "size"),
        Modifiers: string.Empty,
        IsInherited: false,
        IsPartial: false,
        Flag(port, "optional"),
        Flag(port, "readOnly"),
        IsImplemented: true,
        Text(port, "handler"),
        port.TryGetValue("hardware", out object? hardware) && hardware is JsonObject resource
            ? ReadHardware(resource)
            : null);

    private static PortType ReadPortType(JsonObject port) => new(
        Text(port, "portType") ?? string.Empty,
        (ContractRole)Integer(port, "contract"),
        Flag(port, "signalled"),
        Flag(port, "needsConnection"),
        Text(port, "takesOne"),
        (int)Integer(port, "contents"),
        (PartKind)Integer(port, "ownPart"),
        (PartKind)Integer(port, "device"));

    private static HardwareResource ReadHardware(JsonObject resource) => new(
        Integer(resource, "start"),
        Integer(resource, "length"),
        Flag(resource, "isa"),
        Flag(resource, "levelTriggered"),
        Flag(resource, "activeLow"),
        Flag(resource, "cached"));

    private static AttributeModel ReadAttribute(JsonObject attribute) => new(
        Text(attribute, "name") ?? string.Empty,
        Text(attribute, "source") ?? string.Empty,
        Text(attribute, "type") ?? string.Empty,
        Modifiers: string.Empty,
        IsInherited: false,
        IsPartial: false,
        IsSetting: false,
        !attribute.TryGetValue("default", out object? value) ? null
            : value is string text ? AttributeValue.Of(text)
            : AttributeValue.Of(value is long number ? number : 0));

    private static IEnumerable<JsonObject> Objects(JsonObject json, string name) =>
        json.TryGetValue(name, out object? value) && value is List<object?> items ? items.OfType<JsonObject>() : [];

    private static string? Text(JsonObject json, string name) =>
        json.TryGetValue(name, out object? value) ? value as string : null;

    private static long Integer(JsonObject json, string name) =>
        json.TryGetValue(name, out object? value) && value is long number ? number : 0;

    private static bool Flag(JsonObject json, string name) =>
        json.TryGetValue(name, out object? value) && value is true;
}
