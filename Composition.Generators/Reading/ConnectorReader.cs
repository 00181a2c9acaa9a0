// Reads connector types: what they are made of and which ports they join.
using CamkesNet.Abi;
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class ConnectorReader
{
    public static ConnectorModel Read(INamedTypeSymbol type)
    {
        List<ConnectorPart> parts = [];
        foreach (AttributeData part in type.FindAttributes(WellKnownNames.PartAttribute))
        {
            parts.Add(new ConnectorPart(
                (PartKind)part.Integer("kind", 0), (ConnectorEnd)part.Integer("owner", 0), part.Flag("PerClient")));
        }

        return new ConnectorModel(type.Name, parts.ToEquatableArray(), Joins(type).Distinct().ToEquatableArray());
    }

    /// <summary>The connectors of the library.</summary>
    public static IEnumerable<ConnectorModel> ReadAll(Compilation compilation) =>
        compilation.GetTypeByMetadataName(WellKnownNames.Connector) is { } connector
            ? connector.ContainingNamespace.GetTypeMembers()
                .Where(type => SymbolEqualityComparer.Default.Equals(type.BaseType, connector))
                .Select(Read)
            : [];

    public static EquatableArray<ConnectorModel> Ordered(IEnumerable<ConnectorModel> connectors) => connectors
        .GroupBy(connector => connector.Name, StringComparer.Ordinal)
        .Select(group => group.First())
        .OrderBy(connector => connector.Name, StringComparer.Ordinal)
        .ToEquatableArray();

    private static IEnumerable<JoinedTypes> Joins(INamedTypeSymbol type)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.Length == 2
                && PortReader.TypeOf(constructor.Parameters[0].Type) is { } from
                && PortReader.TypeOf(constructor.Parameters[1].Type) is { } to)
            {
                yield return new JoinedTypes(from.Name, to.Name);
            }
        }
    }
}
