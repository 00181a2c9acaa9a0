// References whose types C# names by an alias alone: two libraries can then have types of one full name.
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CamkesNet.Generators.Helpers;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class ExternAliases
{
    private const string Global = "global";

    private static readonly ConditionalWeakTable<Compilation, StrongBox<EquatableArray<string>>> known = new();

    /// <summary>The aliases of references that are not global as well, ordered.</summary>
    public static EquatableArray<string> Of(Compilation compilation) => known.GetValue(
        compilation,
        static references => new StrongBox<EquatableArray<string>>(references.References
            .Select(AliasOf)
            .OfType<string>()
            .Distinct()
            .OrderBy(alias => alias, StringComparer.Ordinal)
            .ToEquatableArray())).Value;

    /// <summary>The alias by which alone a type can be named; null for most types.</summary>
    public static string? AliasOf(ITypeSymbol type, Compilation compilation) =>
        type.ContainingAssembly is { } assembly && compilation.GetMetadataReference(assembly) is { } reference
            ? AliasOf(reference)
            : null;

    /// <summary>A fully qualified name, with the aliases of the types in it.</summary>
    public static string Write(ImmutableArray<SymbolDisplayPart> parts, Compilation compilation) =>
        string.Concat(parts.Select((part, index) => part.Symbol is INamespaceSymbol { IsGlobalNamespace: true }
            && parts.Skip(index).Select(next => next.Symbol).OfType<INamedTypeSymbol>().FirstOrDefault() is { } type
                ? AliasOf(type, compilation) is { } alias ? Identifier.Escape(alias) : Global
                : part.ToString()));

    private static string? AliasOf(MetadataReference reference) =>
        reference.Properties.Aliases is { IsDefaultOrEmpty: false } aliases && !aliases.Contains(Global)
            ? aliases[0]
            : null;
}
