// Questions to symbols that every reader asks.
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class SymbolExtensions
{
    /// <summary>Fully qualified with <c>global::</c>, keywords for the built-in types, nullable marks kept.</summary>
    public static readonly SymbolDisplayFormat SourceFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Namespaces, containing types and name, as metadata has them: without @.</summary>
    public static readonly SymbolDisplayFormat NameFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The type as generated code of the compilation writes it.</summary>
    public static string ToSource(this ITypeSymbol type, Compilation compilation) =>
        ExternAliases.Of(compilation).Count == 0
            ? type.ToDisplayString(SourceFormat)
            : ExternAliases.Write(type.ToDisplayParts(SourceFormat), compilation);

    /// <summary>The namespace of a type as source writes it; empty for the global one.</summary>
    public static string ToNamespace(this INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace
        ? string.Empty
        : type.ContainingNamespace.ToDisplayString();

    public static string ToFullName(this ITypeSymbol type) => type.ToDisplayString(NameFormat);

    /// <summary>Compares namespace and name with a metadata name, without building a string.</summary>
    public static bool Is(this ITypeSymbol? type, string metadataName)
    {
        if (type is null || type.ContainingType is not null)
        {
            return false;
        }

        string name = type.MetadataName;
        return metadataName.EndsWith(name, StringComparison.Ordinal)
            && IsNamespace(type.ContainingNamespace, metadataName, metadataName.Length - name.Length - 1);
    }

    public static bool DerivesFrom(this ITypeSymbol? type, string metadataName)
    {
        for (INamedTypeSymbol? current = type?.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Is(metadataName))
            {
                return true;
            }
        }

        return false;
    }

    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(metadataName))
            {
                return attribute;
            }
        }

        return null;
    }

    public static IEnumerable<AttributeData> FindAttributes(this ISymbol symbol, string metadataName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(metadataName))
            {
                yield return attribute;
            }
        }
    }

    /// <summary>The value of a named argument, or of the constructor parameter of that name.</summary>
    public static TypedConstant? Argument(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        if (attribute.AttributeConstructor is { } constructor)
        {
            for (int i = 0; i < constructor.Parameters.Length && i < attribute.ConstructorArguments.Length; i++)
            {
                if (string.Equals(constructor.Parameters[i].Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return attribute.ConstructorArguments[i];
                }
            }
        }

        return null;
    }

    public static long Integer(this AttributeData attribute, string name, long otherwise) =>
        attribute.Argument(name) is { } value && ToInteger(value.Value) is { } number ? number : otherwise;

    public static string Text(this AttributeData attribute, string name) =>
        attribute.Argument(name)?.Value as string ?? string.Empty;

    public static bool Flag(this AttributeData attribute, string name) => attribute.Argument(name)?.Value is true;

    /// <summary>A constant of any integer type (or char, bool) as a 64-bit integer; null for anything else.</summary>
    public static long? ToInteger(object? value) => value switch
    {
        bool truth => truth ? 1 : 0,
        char character => character,
        ulong large => unchecked((long)large),
        sbyte or byte or short or ushort or int or uint or long =>
            Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool IsNamespace(INamespaceSymbol? symbol, string name, int length)
    {
        while (symbol is { IsGlobalNamespace: false })
        {
            int start = length - symbol.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, symbol.Name, 0, symbol.Name.Length) != 0)
            {
                return false;
            }

            if (start > 0 && name[start - 1] != '.')
            {
                return false;
            }

            length = start - 1;
            symbol = symbol.ContainingNamespace;
        }

        return length == -1;
    }
}
