// CN1012: marks the property that a connection uses as an instance.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Adds [Instance] to a property of a component's type whose port a connection names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnmarkedInstanceFix)), Shared]
public sealed class UnmarkedInstanceFix() : RuleFix(CompositionRules.EndNotAPort)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Find<MemberAccessExpressionSyntax>() is not { } end
            || occurrence.Model.GetSymbolInfo(end.Expression, occurrence.Cancellation).Symbol is not
                IPropertySymbol { IsStatic: false, Type: INamedTypeSymbol component } instance
            || component.FindAttribute(WellKnownNames.ComponentAttribute) is null
                && component.FindAttribute(WellKnownNames.HardwareAttribute) is null
            || occurrence.Declared<INamedTypeSymbol>(end.FirstAncestorOrSelf<TypeDeclarationSyntax>()) is not { } system
            || !SymbolEqualityComparer.Default.Equals(instance.ContainingType, system)
            || instance.FindAttribute(WellKnownNames.InstanceAttribute) is not null)
        {
            yield break;
        }

        yield return Proposal.ChangeDeclarations(
            $"Mark '{instance.Name}' [Instance]",
            occurrence.Code,
            occurrence.Solution,
            occurrence.DeclarationsOf<PropertyDeclarationSyntax>(instance).Take(1),
            current => AttributeSyntaxes.Has(current, WellKnownNames.InstanceAttribute)
                ? current
                : AttributeSyntaxes.Add(current, WellKnownNames.InstanceAttribute));
    }
}
