// CN1001: makes a component partial.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Adds <c>partial</c> to every part of a component's declaration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialClassFix)), Shared]
public sealed class PartialClassFix() : RuleFix(DeclarationRules.ComponentNotPartial)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Declared<INamedTypeSymbol>(occurrence.Find<TypeDeclarationSyntax>()) is { } type)
        {
            yield return Proposal.ChangeDeclarations(
                $"Make '{type.Name}' partial",
                occurrence.Code,
                occurrence.Solution,
                occurrence.DeclarationsOf<TypeDeclarationSyntax>(type),
                Editing.AddPartial);
        }
    }
}
