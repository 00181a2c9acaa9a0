// CN1003: removes what prevents a component from being instantiated.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Removes <c>abstract</c> from a component, or makes its constructor public.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InstantiableComponentFix)), Shared]
public sealed class InstantiableComponentFix() : RuleFix(CompositionRules.NotInstantiable)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Declared<IPropertySymbol>(occurrence.Find<PropertyDeclarationSyntax>()) is not
            { Type: INamedTypeSymbol component })
        {
            return [];
        }

        if (component.IsAbstract)
        {
            TypeDeclarationSyntax[] parts = [.. occurrence.DeclarationsOf<TypeDeclarationSyntax>(component)];
            return parts.Length > 0 && !HasAbstractMembers(component)
                ? [Proposal.ChangeDeclarations(
                    $"Remove 'abstract' from '{component.Name}'", "Abstract", occurrence.Solution, parts,
                    part => Editing.RemoveModifiers(part, SyntaxKind.AbstractKeyword))]
                : [];
        }

        return component.InstanceConstructors
            .Where(constructor => constructor.Parameters.Length == 0)
            .SelectMany(occurrence.DeclarationsOf<ConstructorDeclarationSyntax>)
            .Select(constructor => Proposal.ChangeDeclarations(
                $"Make the constructor of '{component.Name}' public", "Constructor", occurrence.Solution, [constructor],
                Editing.MakePublic));
    }

    private static bool HasAbstractMembers(INamedTypeSymbol type)
    {
        ISymbol[] members = [.. ComponentReader.Hierarchy(type).SelectMany(declaring => declaring.GetMembers())];
        HashSet<ISymbol> overridden = new(SymbolEqualityComparer.Default);
        foreach (ISymbol member in members)
        {
            ISymbol? replaced = member switch
            {
                IMethodSymbol method => method.OverriddenMethod,
                IPropertySymbol property => property.OverriddenProperty,
                IEventSymbol happening => happening.OverriddenEvent,
                _ => null,
            };
            if (replaced is not null && !member.IsAbstract)
            {
                overridden.Add(replaced.OriginalDefinition);
            }
        }

        return members.Any(member => member.IsAbstract && member is not INamedTypeSymbol
            && !overridden.Contains(member.OriginalDefinition));
    }
}
