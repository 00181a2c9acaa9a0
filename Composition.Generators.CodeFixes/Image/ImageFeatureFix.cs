// CN1041: removes unsupported language features that have no effect.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Removes <c>async</c> from a method that returns nothing and awaits nothing, and [ThreadStatic].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ImageFeatureFix)), Shared]
public sealed class ImageFeatureFix() : RuleFix(ImageRules.FeatureNotOnImage)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        SyntaxNode? place = occurrence.Find<SyntaxNode>();
        if (place?.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field
            && field.AttributeLists.SelectMany(list => list.Attributes).Any(IsThreadStatic))
        {
            yield return Proposal.Change(
                "Remove [ThreadStatic]",
                "ThreadStatic",
                occurrence.Document,
                field,
                current => AttributeSyntaxes.Remove(current, IsThreadStatic));
        }
        else if (place is MethodDeclarationSyntax method && IsSynchronous(method, method.ReturnType))
        {
            yield return Proposal.Change(
                "Remove 'async'",
                "Async",
                occurrence.Document,
                method,
                current => Editing.RemoveModifiers(current, SyntaxKind.AsyncKeyword));
        }
    }

    private static bool IsThreadStatic(AttributeSyntax attribute) =>
        AttributeSyntaxes.IsNamed(attribute, "System.ThreadStaticAttribute");

    private static bool IsSynchronous(SyntaxNode function, TypeSyntax result) =>
        result is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        && !function.DescendantNodes().Any(node => node is AwaitExpressionSyntax
            or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 }
            or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 }
            or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 });
}
