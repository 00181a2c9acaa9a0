// One port of a component type.
namespace CamkesNet.Generators.Models;

/// <summary>A port: a property of one of the port types. Its index is its place in the component.</summary>
/// <param name="IsArray">It has an element for each connection.</param>
/// <param name="PropertyType">The property's type, as generated code writes it.</param>
/// <param name="ElementType">The type of an array's elements, as generated code writes it; else the property's.</param>
/// <param name="Arguments">All type arguments as generated code writes them, with commas between; empty without.</param>
/// <param name="Payload">The first type argument as generated code writes it; empty without.</param>
/// <param name="PayloadName">The same by namespace and name, for the layout, or null.</param>
/// <param name="ContentsSize">Bytes of the contents of the port's memory; 0 without.</param>
/// <param name="Modifiers">Accessibility and other modifiers of the property, without <c>partial</c>.</param>
/// <param name="IsInherited">Declared in a base class, whose own glue implements it.</param>
/// <param name="IsPartial">A partial property without a body of the user's, so glue implements it.</param>
/// <param name="IsOptional">May be left unconnected.</param>
/// <param name="IsReadOnly">Dataports: mapped for reading only.</param>
/// <param name="IsImplemented">Provided ports: the component implements the contract.</param>
/// <param name="Handler">The method that runs on the dispatcher when the port is signalled, or null.</param>
internal sealed record PortModel(
    string Name,
    PortType Type,
    bool IsArray,
    string PropertyType,
    string ElementType,
    string Arguments,
    string Payload,
    string? PayloadName,
    long ContentsSize,
    string Modifiers,
    bool IsInherited,
    bool IsPartial,
    bool IsOptional,
    bool IsReadOnly,
    bool IsImplemented,
    string? Handler,
    HardwareResource? Hardware);
