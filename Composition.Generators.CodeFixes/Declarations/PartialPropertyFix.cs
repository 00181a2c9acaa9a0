// CN1004 and CN1015: makes a port, an attribute or an instance a partial property.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Turns a property into <c>partial Type Name { get; }</c>; the generator implements it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialPropertyFix)), Shared]
public sealed class PartialPropertyFix() : RuleFix(
    DeclarationRules.PortNotPartial, CompositionRules.InstanceNotPartial)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Find<PropertyDeclarationSyntax>() is { ExplicitInterfaceSpecifier: null } property)
        {
            yield return Proposal.Change(
                $"Make '{property.Identifier.ValueText}' a partial property",
                occurrence.Code,
                occurrence.Document,
                property,
                MakePartial);
        }
    }

    private static PropertyDeclarationSyntax MakePartial(PropertyDeclarationSyntax property)
    {
        PropertyDeclarationSyntax changed = Editing.AddPartial(
            Editing.RemoveModifiers(property, SyntaxKind.StaticKeyword, SyntaxKind.RequiredKeyword));
        AccessorListSyntax getter = SyntaxFactory.AccessorList(SyntaxFactory.SingletonList(
                SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)
                    .WithSemicolonToken(Followed(SyntaxKind.SemicolonToken))))
            .WithOpenBraceToken(Followed(SyntaxKind.OpenBraceToken));

        // The body may begin on a separate line; the accessor is written next to the name.
        return changed
            .WithIdentifier(changed.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithExpressionBody(null)
            .WithInitializer(null)
            .WithSemicolonToken(default)
            .WithAccessorList(getter.WithTrailingTrivia(property.GetTrailingTrivia()));
    }

    private static SyntaxToken Followed(SyntaxKind kind) =>
        SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
