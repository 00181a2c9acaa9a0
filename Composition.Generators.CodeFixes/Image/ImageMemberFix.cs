// CN1040: replaces members that images lack by equivalent ones.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Uses Console itself: a component has one console, for output and errors.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ImageMemberFix)), Shared]
public sealed class ImageMemberFix() : RuleFix(ImageRules.MemberNotOnImage)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        // Console.Error.WriteLine(…); the diagnostic's location is Console.Error.
        if (occurrence.Find<MemberAccessExpressionSyntax>() is
            { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Write" or "WriteLine" } } writer
            && writer.Span == occurrence.Diagnostic.Location.SourceSpan
            && occurrence.Model.GetSymbolInfo(writer, occurrence.Cancellation).Symbol is
                IPropertySymbol { Name: "Error" or "Out" } property
            && property.ContainingType.Is("System.Console"))
        {
            yield return Proposal.Change(
                $"Use Console instead of Console.{property.Name}",
                occurrence.Code,
                occurrence.Document,
                writer,
                current => current.Expression.WithTriviaFrom(current));
        }
    }
}
