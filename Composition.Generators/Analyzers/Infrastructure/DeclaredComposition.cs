// An assembly class for the rules: the model from which the layout is built, and the source locations of its parts.
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Analyzers;

/// <summary>An assembly class, read once per compilation for all rules.</summary>
internal sealed class DeclaredComposition
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, DeclaredComposition>>
        known = new();

    private readonly Dictionary<string, IPropertySymbol> members;

    private DeclaredComposition(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        Type = type;
        Compilation = compilation;
        Model = CompositionReader.Read(type, compilation, cancellation);
        System = ComposedSystem.Of(Model);
        Connections = new ConnectionIndex(System);
        members = type.GetMembers()
            .OfType<IPropertySymbol>()
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public INamedTypeSymbol Type { get; }

    public Compilation Compilation { get; }

    /// <summary>What the class itself declares.</summary>
    public CompositionModel Model { get; }

    /// <summary>The composition with the instances and connections that its virtual machines add.</summary>
    public ComposedSystem System { get; }

    public ConnectionIndex Connections { get; }

    /// <summary>The class's properties marked [Connection].</summary>
    public IEnumerable<IPropertySymbol> ConnectionProperties => members.Values
        .Where(property => property.FindAttribute(WellKnownNames.ConnectionAttribute) is not null);

    public static DeclaredComposition Of(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) => known
        .GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
        .GetOrAdd(type, symbol => new DeclaredComposition((INamedTypeSymbol)symbol, compilation, cancellation));

    /// <summary>
    /// The declaration of an instance or connection: its property, or the virtual machines' property if they add it.
    /// </summary>
    public Location? LocationOf(string name)
    {
        if (members.TryGetValue(name, out IPropertySymbol? property))
        {
            return property.Locations.FirstOrDefault();
        }

        return Model.Holders.Count > 0 && members.TryGetValue(Model.Holders[0].Name, out IPropertySymbol? holder)
            ? holder.Locations.FirstOrDefault()
            : Type.Locations.FirstOrDefault();
    }
}
