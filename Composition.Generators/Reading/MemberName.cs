// Names members of the base class library as the list of what images have names them.
using System.Text;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

/// <summary>
/// Metadata names of types and members; PublicSurface in Composition.Build writes the same for the library of images.
/// </summary>
internal static class MemberName
{
    public static string Of(INamedTypeSymbol type)
    {
        StringBuilder name = new();
        AppendDefinition(name, type);
        return name.ToString();
    }

    /// <summary>The name of a method or field as if the type declared it: the type may be a base class.</summary>
    public static string Of(ISymbol member, INamedTypeSymbol type)
    {
        StringBuilder name = new();
        AppendDefinition(name, type);
        name.Append('.').Append(member.MetadataName);
        if (member is IMethodSymbol method)
        {
            if (method.Arity > 0)
            {
                name.Append("``").Append(method.Arity);
            }

            name.Append('(');
            for (int i = 0; i < method.Parameters.Length; i++)
            {
                name.Append(i == 0 ? string.Empty : ",");
                AppendType(name, method.Parameters[i].Type);
                name.Append(method.Parameters[i].RefKind == RefKind.None ? string.Empty : "&");
            }

            name.Append(')');
        }

        return name.ToString();
    }

    private static void AppendDefinition(StringBuilder name, INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            AppendDefinition(name, outer);
            name.Append('.');
        }
        else if (!type.ContainingNamespace.IsGlobalNamespace)
        {
            name.Append(type.ContainingNamespace.ToDisplayString()).Append('.');
        }

        name.Append(type.MetadataName);
    }

    private static void AppendType(StringBuilder name, ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                AppendType(name, array.ElementType);
                name.Append('[').Append(',', array.Rank - 1).Append(']');
                break;
            case IPointerTypeSymbol pointer:
                AppendType(name, pointer.PointedAtType);
                name.Append('*');
                break;
            case ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter:
                name.Append("!!").Append(parameter.Ordinal);
                break;
            case ITypeParameterSymbol parameter:
                name.Append('!').Append(parameter.Ordinal + OuterArity(parameter.ContainingType));
                break;
            case INamedTypeSymbol named:
                AppendDefinition(name, named.OriginalDefinition);
                AppendArguments(name, named);
                break;
            case IDynamicTypeSymbol:
                name.Append("System.Object");
                break;
            default:
                name.Append("method*");
                break;
        }
    }

    // In metadata a nested type repeats the type parameters of the types around it.
    private static int OuterArity(INamedTypeSymbol? type)
    {
        int arity = 0;
        for (INamedTypeSymbol? outer = type?.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            arity += outer.Arity;
        }

        return arity;
    }

    private static void AppendArguments(StringBuilder name, INamedTypeSymbol type)
    {
        List<ITypeSymbol> arguments = [];
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            arguments.InsertRange(0, current.TypeArguments);
        }

        for (int i = 0; i < arguments.Count; i++)
        {
            name.Append(i == 0 ? "<" : ",");
            AppendType(name, arguments[i]);
        }

        name.Append(arguments.Count == 0 ? string.Empty : ">");
    }
}
