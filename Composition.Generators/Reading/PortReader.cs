// Reads one property of a component as a port.
using System.Runtime.CompilerServices;
using CamkesNet.Abi;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CamkesNet.Generators.Reading;

internal static class PortReader
{
    // Port types are declared in a library, whose symbols live as long as its reference stays the same.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<PortType?>> known = new();

    /// <summary>The type of ports that a property of this type is, or an array of; null when it is not a port.</summary>
    public static PortType? TypeOf(ITypeSymbol type) => ElementOf(type) is { } element
        ? known.GetValue(element.OriginalDefinition, static port => new StrongBox<PortType?>(ReadType(port))).Value
        : null;

    /// <summary>The type of an array's elements; the type itself when it is no array; null for other types.</summary>
    public static INamedTypeSymbol? ElementOf(ITypeSymbol type) =>
        IsArray(type) ? ((INamedTypeSymbol)type).TypeArguments[0] as INamedTypeSymbol : type as INamedTypeSymbol;

    public static bool IsArray(ITypeSymbol type) => type.Is(WellKnownNames.PortArray);

    public static PortModel? Read(
        IPropertySymbol property, Compilation compilation, bool isInherited, string? handler)
    {
        if (property.IsStatic || property.IsIndexer || TypeOf(property.Type) is not { } type
            || ElementOf(property.Type) is not { } element)
        {
            return null;
        }

        ITypeSymbol? payload = element.TypeArguments.FirstOrDefault();
        return new PortModel(
            property.Name,
            type,
            IsArray(property.Type),
            property.Type.ToSource(compilation),
            element.ToSource(compilation),
            string.Join(", ", element.TypeArguments.Select(argument => argument.ToSource(compilation))),
            payload?.ToSource(compilation) ?? string.Empty,
            payload?.ToFullName(),
            ContentsOf(property.Type) is { } contents ? StructSize.Of(contents) : 0,
            Modifiers(property),
            isInherited,
            IsGetOnly(property) && ContractReader.StaticMember(payload) is null,
            property.FindAttribute(WellKnownNames.OptionalAttribute) is not null,
            property.FindAttribute(WellKnownNames.ReadOnlyAttribute) is not null,
            payload is not null && property.ContainingType.AllInterfaces.Contains(
                payload, SymbolEqualityComparer.Default),
            handler,
            HardwareReader.Read(property));
    }

    /// <summary>The type of the memory that a port of this type shares; null when it shares none.</summary>
    public static ITypeSymbol? ContentsOf(ITypeSymbol type) =>
        TypeOf(type) is { Contents: > 0 and var number } && ElementOf(type) is { } element
            && number <= element.TypeArguments.Length
            ? element.TypeArguments[number - 1]
            : null;

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

    /// <summary>A partial property that glue can implement.</summary>
    public static bool IsGetOnly(IPropertySymbol property) =>
        property.IsPartialDefinition && property.PartialImplementationPart is null
        && property.SetMethod is null && property.GetMethod is not null;

    private static PortType? ReadType(INamedTypeSymbol type) =>
        type.FindAttribute(WellKnownNames.PortTypeAttribute) is { } attribute
            ? new PortType(
                type.Name,
                (ContractRole)attribute.Integer("Contract", 0),
                attribute.Flag("IsSignalled"),
                attribute.Flag("NeedsConnection"),
                attribute.Argument("TakesOne")?.Value as string,
                (int)attribute.Integer("Contents", 0),
                (PartKind)attribute.Integer("OwnPart", 0),
                (PartKind)attribute.Integer("Device", 0))
            : null;
}
