// Reads one property of a component as a port.
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CamkesNet.Generators.Reading;

internal static class PortReader
{
    private static readonly Dictionary<string, PortKind> Kinds = new(StringComparer.Ordinal)
    {
        ["Provides`1"] = PortKind.Provides,
        ["Uses`1"] = PortKind.Uses,
        ["Emits`1"] = PortKind.Emits,
        ["Consumes`1"] = PortKind.Consumes,
        ["Dataport`1"] = PortKind.Dataport,
        ["IoPorts"] = PortKind.IoPorts,
        ["Interrupt"] = PortKind.Interrupt,
        ["DeviceMemory"] = PortKind.DeviceMemory,
        ["KernelTimer"] = PortKind.Timer,
        ["Vcpu"] = PortKind.Vcpu,
        ["GuestMemory"] = PortKind.GuestMemory,
        ["GuestArchive"] = PortKind.GuestArchive,
        ["HardwareIoPorts"] = PortKind.HardwareIoPorts,
        ["HardwareInterruptLine"] = PortKind.HardwareInterrupt,
        ["HardwareMemory"] = PortKind.HardwareMemory,
    };

    /// <summary>The kind of port that a property of this type is; null when it is not a port.</summary>
    public static PortKind? KindOf(ITypeSymbol type)
    {
        bool isOurs = type is INamedTypeSymbol
        {
            ContainingType: null,
            ContainingNamespace: { Name: WellKnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true },
        };
        return isOurs && Kinds.TryGetValue(type.MetadataName, out PortKind kind) ? kind : null;
    }

    public static PortModel? Read(IPropertySymbol property, bool isInherited, string? handler)
    {
        if (KindOf(property.Type) is not { } kind || property.IsStatic || property.IsIndexer)
        {
            return null;
        }

        ITypeSymbol? payload = property.Type is INamedTypeSymbol { TypeArguments.Length: 1 } generic
            ? generic.TypeArguments[0]
            : null;
        return new PortModel(
            property.Name,
            kind,
            property.Type.ToSource(),
            payload?.ToSource() ?? string.Empty,
            payload?.ToFullName(),
            kind == PortKind.Dataport && payload is not null ? StructSize.Of(payload) : 0,
            Modifiers(property),
            isInherited,
            property.IsPartialDefinition && property.PartialImplementationPart is null,
            property.FindAttribute(WellKnownNames.OptionalAttribute) is not null,
            property.FindAttribute(WellKnownNames.ReadOnlyAttribute) is not null,
            payload is not null && property.ContainingType.AllInterfaces.Contains(
                payload, SymbolEqualityComparer.Default),
            handler,
            HardwareReader.Read(property));
    }

    /// <summary>The modifiers that the implementing part of a partial property must repeat.</summary>
    public static string Modifiers(IPropertySymbol property)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is PropertyDeclarationSyntax syntax)
            {
                return string.Concat(syntax.Modifiers
                    .Where(modifier => modifier.Text is not "partial")
                    .Select(modifier => modifier.Text + " "));
            }
        }

        return string.Empty;
    }
}
