// What rules say about the form of a class, for the rules and for the generator.
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class Complaints
{
    /// <summary>Why glue cannot be added to a component in its place, or null.</summary>
    public static string? AboutPlace(INamedTypeSymbol type) =>
        type.ContainingType is { } outer
            ? $"is a component inside '{outer.Name}': move it out of that class, into a namespace"
            : type.IsGenericType ? "is a component with type parameters: write one component for each type"
            : null;

    /// <summary>Why a class is not an assembly, or null.</summary>
    public static string? AboutAssembly(INamedTypeSymbol type)
    {
        if (!ComponentReader.IsPartialThroughout(type))
        {
            return "is not partial: add 'partial' to every part of its declaration";
        }

        if (!type.DerivesFrom(WellKnownNames.Composition))
        {
            return "does not derive from Composition: derive it from Composition";
        }

        if (type.ContainingType is not null || type.IsGenericType)
        {
            return "is nested or generic: declare it in a namespace, without type parameters";
        }

        return type.IsAbstract ? "is abstract: remove 'abstract', so that the hosted runner can create it" : null;
    }

    /// <summary>Why no message can carry a call of a contract's member.</summary>
    public static string AboutMember(ISymbol member)
    {
        if (member is not IMethodSymbol method)
        {
            return "it is not a method; declare a method instead";
        }

        if (method.IsStatic || method.IsGenericMethod)
        {
            return "it is static or generic; declare an instance method without type parameters";
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!ContractReader.IsSupported(parameter))
            {
                return $"its parameter '{parameter.Name}' of type '{Name(parameter.Type)}' cannot be sent in a "
                    + "message; use integers, bool, enums, strings, structs without references, or spans and arrays "
                    + "of them";
            }
        }

        return $"its result of type '{Name(method.ReturnType)}' cannot be sent in a message; use an integer, bool, "
            + "enum, string, array or struct without references, or fill a Span that the caller passes";
    }

    private static string Name(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
