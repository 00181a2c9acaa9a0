// CN1022: turns an assembly into a class that the generator can extend.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Makes an assembly class partial, derived from Composition, and not abstract.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AssemblyClassFix)), Shared]
public sealed class AssemblyClassFix() : RuleFix(DeclarationRules.AssemblyInvalid)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        TypeDeclarationSyntax? declaration = occurrence.Find<TypeDeclarationSyntax>();
        if (occurrence.Declared<INamedTypeSymbol>(declaration) is not { BaseType: { } baseType } type
            || type.ContainingType is not null || type.IsGenericType)
        {
            yield break;
        }

        bool derives = type.DerivesFrom(WellKnownNames.Composition);
        if (!derives && baseType.SpecialType != SpecialType.System_Object)
        {
            yield break;
        }

        yield return Proposal.ChangeDeclarations(
            $"Make '{type.Name}' a partial class derived from Composition",
            occurrence.Code,
            occurrence.Solution,
            occurrence.DeclarationsOf<TypeDeclarationSyntax>(type),
            (part, current) =>
            {
                TypeDeclarationSyntax changed = Editing.AddPartial(
                    Editing.RemoveModifiers(current, SyntaxKind.AbstractKeyword, SyntaxKind.StaticKeyword));
                return derives || part != declaration
                    ? changed
                    : Editing.AddBase(changed, Names.TypeOf(WellKnownNames.Composition), isReplacement: false);
            });
    }
}
