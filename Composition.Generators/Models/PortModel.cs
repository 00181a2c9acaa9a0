// One port of a component type.
namespace CamkesNet.Generators.Models;

/// <summary>A port: a property of one of the port types. Its index is its place in the component.</summary>
/// <param name="PropertyType">The property's type, as generated code writes it.</param>
/// <param name="Payload">Contract, event or dataport type as generated code writes it; empty if there is none.</param>
/// <param name="PayloadName">The payload's namespace and name, for the layout, or null.</param>
/// <param name="PayloadSize">Dataports: bytes of the payload.</param>
/// <param name="Modifiers">Accessibility and other modifiers of the property, without <c>partial</c>.</param>
/// <param name="IsInherited">Declared in a base class, whose own glue implements it.</param>
/// <param name="IsPartial">A partial property without a body of the user's, so glue implements it.</param>
/// <param name="IsOptional">May be left unconnected.</param>
/// <param name="IsReadOnly">Dataports: mapped for reading only.</param>
/// <param name="IsImplemented">Provided ports: the component implements the contract.</param>
/// <param name="Handler">The method that runs on the dispatcher when the port is signalled, or null.</param>
internal sealed record PortModel(
    string Name,
    PortKind Kind,
    string PropertyType,
    string Payload,
    string? PayloadName,
    long PayloadSize,
    string Modifiers,
    bool IsInherited,
    bool IsPartial,
    bool IsOptional,
    bool IsReadOnly,
    bool IsImplemented,
    string? Handler,
    HardwareResource? Hardware);
