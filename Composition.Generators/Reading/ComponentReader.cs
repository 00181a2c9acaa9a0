// Reads component types, from source or from referenced assemblies, into models.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class ComponentReader
{
    public static ComponentModel Read(INamedTypeSymbol type, Compilation compilation)
    {
        List<PortModel> ports = [];
        List<AttributeModel> attributes = [];
        Dictionary<string, string> handlers = ReadHandlers(type);

        // Base classes first, so that their ports keep their indexes in every derived component.
        foreach (INamedTypeSymbol declaring in Hierarchy(type))
        {
            bool isInherited = !SymbolEqualityComparer.Default.Equals(declaring, type);
            if (declaring.Is(WellKnownNames.VirtualMachineMonitor)
                && compilation.GetTypeByMetadataName(WellKnownNames.VmConfigurationAttribute) is { } configuration)
            {
                attributes.AddRange(AttributeReader.ReadSettings(configuration, isInherited));
            }

            foreach (IPropertySymbol property in declaring.GetMembers().OfType<IPropertySymbol>())
            {
                handlers.TryGetValue(property.Name, out string? handler);
                if (PortReader.Read(property, compilation, isInherited, handler) is { } port)
                {
                    ports.Add(port);
                }
                else if (AttributeReader.Read(property, compilation, isInherited) is { } attribute)
                {
                    attributes.Add(attribute);
                }
            }
        }

        string fullName = type.ToFullName();
        return new ComponentModel(
            type.ToNamespace(),
            type.Name,
            fullName,
            type.ContainingAssembly.Name,
            type.FindAttribute(WellKnownNames.HardwareAttribute) is not null
                || type.DerivesFrom(WellKnownNames.HardwareComponent),
            IsBackground(type),
            type.DeclaredAccessibility == Accessibility.Public,
            IsPartial(type),
            type.IsAbstract,
            ports.ToEquatableArray(),
            attributes.ToEquatableArray(),
            ReadContracts(type, compilation),
            Identifier.FreePrefix(ComponentModel.DefaultFieldPrefix, type.MemberNames.Append(type.Name)));
    }

    /// <summary>The component as compositions need it: from its library's manifest, or else from symbols.</summary>
    public static ComponentModel FindOrRead(INamedTypeSymbol type, Compilation compilation) =>
        ManifestReader.Find(type) ?? Read(type, compilation).WithoutGlue();

    /// <summary>The type and its bases that may declare ports, the topmost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> types = new();
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(WellKnownNames.Component) || current.Is(WellKnownNames.HardwareComponent))
            {
                break;
            }

            types.Push(current);
        }

        return types;
    }

    /// <summary>
    /// Glue can be added to the type: it is a partial class of a namespace, without type parameters, with the right base.
    /// </summary>
    public static bool TakesGlue(INamedTypeSymbol type, string baseType) =>
        type is { ContainingType: null, IsGenericType: false } && type.DerivesFrom(baseType) && IsPartial(type);

    /// <summary>A method of the form that glue calls for the signals of a port.</summary>
    public static bool HasHandlerForm(IMethodSymbol method, bool isArray) =>
        method is { ReturnsVoid: true, IsGenericMethod: false }
        && (isArray
            ? method.Parameters.Length == 1
                && method.Parameters[0] is { Type.SpecialType: SpecialType.System_Int32, RefKind: RefKind.None }
            : method.Parameters.Length == 0);

    /// <summary>The component works for others only.</summary>
    public static bool IsBackground(INamedTypeSymbol type) =>
        type.FindAttribute(WellKnownNames.ComponentAttribute)?.Flag("IsBackground") == true;

    /// <summary>A part of the type is declared <c>partial</c>.</summary>
    public static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(IsPartial);

    /// <summary>
    /// Every part of the type is declared <c>partial</c>: the generated ones always are, so rules ask for all.
    /// </summary>
    public static bool IsPartialThroughout(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.All(IsPartial);

    private static bool IsPartial(SyntaxReference part) =>
        part.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax syntax
        && syntax.Modifiers.Any(modifier => modifier.Text == "partial");

    // Port name → the first method marked [Handles] that glue can call; rules report the others.
    private static Dictionary<string, string> ReadHandlers(INamedTypeSymbol type)
    {
        Dictionary<string, string> handlers = new(StringComparer.Ordinal);
        Dictionary<string, bool> signalled = new(StringComparer.Ordinal);
        foreach (IPropertySymbol port in Hierarchy(type).SelectMany(t => t.GetMembers()).OfType<IPropertySymbol>())
        {
            if (PortReader.TypeOf(port.Type) is { IsSignalled: true })
            {
                signalled[port.Name] = PortReader.IsArray(port.Type);
            }
        }

        foreach (IMethodSymbol method in Hierarchy(type).SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>())
        {
            foreach (AttributeData attribute in method.FindAttributes(WellKnownNames.HandlesAttribute))
            {
                string port = attribute.Text("port");
                if (signalled.TryGetValue(port, out bool isArray) && HasHandlerForm(method, isArray)
                    && !handlers.ContainsKey(port))
                {
                    handlers.Add(port, method.Name);
                }
            }
        }

        return handlers;
    }

    private static EquatableArray<ContractModel> ReadContracts(INamedTypeSymbol type, Compilation compilation) =>
        Hierarchy(type)
            .SelectMany(declaring => declaring.GetMembers().OfType<IPropertySymbol>())
            .Where(property => PortReader.TypeOf(property.Type) is { Contract: not ContractRole.None })
            .Select(property => PortReader.ElementOf(property.Type)!.TypeArguments.FirstOrDefault())
            .OfType<INamedTypeSymbol>()
            .Where(contract => contract.TypeKind == TypeKind.Interface)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Select(contract => ContractReader.Read(contract, compilation))
            .ToEquatableArray();
}
