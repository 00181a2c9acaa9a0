// CN1006: implements a contract that a component provides.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Adds the contract to the component's base list, and a method for each missing method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContractImplementationFix)), Shared]
public sealed class ContractImplementationFix() : RuleFix(DeclarationRules.ContractNotImplemented)
{
    private static readonly SymbolDisplayFormat signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        PropertyDeclarationSyntax? declaration = occurrence.Find<PropertyDeclarationSyntax>();
        if (declaration?.Parent is not TypeDeclarationSyntax part
            || occurrence.Declared<IPropertySymbol>(declaration) is not
            { Type: INamedTypeSymbol { TypeArguments.Length: 1 } portType } port
            || portType.TypeArguments[0] is not INamedTypeSymbol contract
            || contract.TypeKind != TypeKind.Interface || ContractReader.UnsupportedMembers(contract).Any())
        {
            yield break;
        }

        INamedTypeSymbol component = port.ContainingType;
        string[] methods = [.. contract.AllInterfaces.Reverse().Append(contract)
            .SelectMany(declaring => declaring.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method.IsAbstract && !Has(component, method))
            .Select(method => method.ToMinimalDisplayString(occurrence.Model, declaration.SpanStart, signature))
            .Distinct()];
        yield return Proposal.Change(
            $"Implement '{contract.Name}'",
            occurrence.Code,
            occurrence.Document,
            part,
            current => Implement(current, contract, methods));
    }

    // The base classes of a component may already have the methods.
    private static bool Has(INamedTypeSymbol component, IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = component; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(own =>
                own.DeclaredAccessibility == Accessibility.Public
                && SymbolEqualityComparer.Default.Equals(own.ReturnType, method.ReturnType)
                && own.Parameters.Select(parameter => (parameter.Type, parameter.RefKind))
                    .SequenceEqual(method.Parameters.Select(parameter => (parameter.Type, parameter.RefKind)))))
            {
                return true;
            }
        }

        return false;
    }

    private static SyntaxNode Implement(
        TypeDeclarationSyntax part, INamedTypeSymbol contract, IEnumerable<string> methods)
    {
        // A second port with the same contract, fixed together with the first, is already implemented.
        bool isListed = part.BaseList?.Types.Any(type => type.ToString() == contract.Name
            || type.Type.ToString() == Names.SourceOf(contract)) == true;
        if (isListed)
        {
            return part;
        }

        TypeDeclarationSyntax changed = Editing.AppendBase(part, Names.TypeOf(contract));
        return methods.Aggregate(changed, (current, method) => Members.Append(
            current, $"public {method} => throw new global::System.NotImplementedException();"));
    }
}
